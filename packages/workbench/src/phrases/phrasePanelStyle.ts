import { css } from 'lit';

export const phrasePanelStyle = css`
  :host {
    display: block;
    border-block-start: 1px solid var(--line);
    background: var(--ground-side);
  }

  .top {
    display: flex;
    gap: 8px;
    align-items: center;
    padding: 6px 12px;
  }

  .top input {
    flex: 1;
    min-inline-size: 0;
  }

  .tabs {
    display: flex;
    flex: none;
    gap: 2px;
  }

  .tabs button {
    min-block-size: 32px;
    padding: 0 10px;
    border: 0;
    border-radius: var(--radius);
    background: none;
    color: var(--ink-muted);
    cursor: pointer;
  }

  .tabs button:hover {
    background: var(--ground-hover);
  }

  .tabs button[aria-pressed='true'] {
    background: var(--accent-tint);
    color: var(--accent);
    font-weight: 600;
  }

  .tabs .figure {
    font-size: var(--text-s);
    font-weight: 400;
  }

  .list {
    max-block-size: min(240px, 32vh);
    padding: 0 12px 8px;
    overflow-y: auto;
  }

  .list:focus-visible {
    outline-offset: -2px;
  }

  h3 {
    padding: 4px 8px;
    color: var(--ink-muted);
    font-size: var(--text-s);
    font-weight: 600;
  }

  li {
    display: flex;
    align-items: center;
  }

  .phrase {
    display: flex;
    flex: 1;
    gap: 12px;
    align-items: baseline;
    min-inline-size: 0;
    min-block-size: 32px;
    padding: 4px 8px;
    border: 0;
    border-radius: var(--radius);
    background: none;
    cursor: pointer;
    text-align: start;
  }

  .phrase:hover {
    background: var(--ground-hover);
  }

  .phrase:focus-visible {
    outline-offset: -2px;
  }

  .name {
    flex: none;
    max-inline-size: 40%;
    overflow: hidden;
    font-weight: 600;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .said {
    min-inline-size: 0;
    overflow: hidden;
    color: var(--ink-muted);
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .empty {
    padding: 16px;
    color: var(--ink-muted);
    text-align: center;
  }

  .soon {
    animation: appear 0s 300ms both;
  }

  @keyframes appear {
    from {
      visibility: hidden;
    }
  }

  @media (pointer: coarse) {
    .phrase,
    .tabs button {
      min-block-size: 44px;
    }
  }
`;
