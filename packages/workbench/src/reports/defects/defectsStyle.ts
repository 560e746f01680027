import { css } from 'lit';

export const defectsStyle = css`
  :host {
    display: grid;
    gap: 16px;
    padding: 20px 24px 32px;
  }

  :host > * {
    min-inline-size: 0;
  }

  .top,
  .failed,
  .months {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    align-items: center;
  }

  .months {
    flex-wrap: nowrap;
    gap: 4px;
  }

  .months select {
    inline-size: auto;
  }

  h2 {
    flex: 1 1 160px;
    font-size: var(--text-l);
    font-weight: 600;
  }

  .intro {
    color: var(--ink-muted);
  }

  .sum {
    display: flex;
    flex-wrap: wrap;
    gap: 12px 24px;
    align-items: center;
    padding: 12px 16px;
    border: 1px solid var(--line);
    border-radius: var(--radius);
  }

  .points {
    display: grid;
  }

  .points b {
    font-size: 28px;
    font-weight: 600;
    line-height: 36px;
    white-space: nowrap;
  }

  .points.bad b {
    color: var(--danger);
  }

  .points .label {
    color: var(--ink-muted);
    font-size: var(--text-s);
    font-weight: 400;
  }

  .about {
    display: grid;
    flex: 1 1 300px;
    gap: 8px;
  }

  .about p:first-child {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    align-items: center;
  }

  .tag {
    white-space: normal;
  }

  tbody th {
    min-inline-size: 150px;
    font-weight: 600;
  }

  tbody .hint {
    display: block;
    font-weight: 400;
  }

  @media (max-width: 719px) {
    :host {
      padding-inline: 12px;
    }
  }
`;
