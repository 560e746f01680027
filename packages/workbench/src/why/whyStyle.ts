import { css } from 'lit';

export const whyStyle = css`
  :host {
    --dialog-width: 600px;
  }

  .try {
    display: grid;
    grid-template-columns: 1fr 1fr auto;
    gap: 12px;
    align-items: end;
  }

  .try.one {
    grid-template-columns: 1fr auto;
  }

  .answer {
    display: grid;
    gap: 16px;
  }

  .answer.busy {
    opacity: 0.6;
  }

  .callout.good {
    background: light-dark(oklch(0.945 0.045 155), oklch(0.31 0.05 155));
    color: var(--good);
  }

  h3 {
    font-size: var(--text-m);
    font-weight: 600;
  }

  .past {
    display: grid;
    gap: 10px;
    margin-block-start: 12px;
  }

  .groups > li,
  .past > li {
    padding-block: 10px;
    border-block-end: 1px solid var(--line);
  }

  .group {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    align-items: center;
  }

  .group-name {
    font-weight: 600;
    overflow-wrap: anywhere;
  }

  .checks {
    display: flex;
    flex-wrap: wrap;
    gap: 2px 14px;
    margin-block-start: 4px;
    font-size: var(--text-s);
  }

  .checks li {
    display: inline-flex;
    gap: 4px;
    align-items: center;
    color: var(--ink-muted);
  }

  .checks svg {
    inline-size: 13px;
    block-size: 13px;
  }

  .checks .passed svg {
    color: var(--good);
  }

  .checks .failed {
    color: var(--danger);
    font-weight: 600;
  }

  .steps {
    padding-inline-start: 20px;
    list-style: decimal;
  }

  .steps .hint {
    display: block;
  }

  @media (max-width: 719px) {
    .try {
      grid-template-columns: 1fr;
    }
  }
`;
