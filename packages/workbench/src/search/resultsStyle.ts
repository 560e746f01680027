import { css } from 'lit';

export const resultsStyle = css`
  :host {
    display: block;
    min-block-size: 0;
    overflow-y: auto;
    overscroll-behavior: contain;
    background: var(--ground-side);
  }

  h3 {
    padding: 10px 12px 4px;
    color: var(--ink-muted);
    font-size: var(--text-s);
    font-weight: 600;
    line-height: 18px;
  }

  .row {
    display: block;
    inline-size: 100%;
    min-block-size: 56px;
    padding: 7px 12px;
    border: 0;
    border-block-end: 1px solid var(--line);
    background: none;
    line-height: 20px;
    text-align: start;
  }

  button.row {
    cursor: pointer;
  }

  button.row:hover {
    background: var(--ground-hover);
  }

  .row:focus-visible {
    outline-offset: -2px;
  }

  .find-more,
  .more {
    min-block-size: 40px;
    color: var(--accent);
  }

  .first {
    display: flex;
    align-items: center;
    gap: 8px;
  }

  .name {
    overflow: hidden;
    flex: 0 1 auto;
    max-inline-size: 55%;
    font-weight: 600;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .about {
    overflow: hidden;
    flex: 1 1 0;
    min-inline-size: 0;
    color: var(--ink-muted);
    font-size: var(--text-s);
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  time {
    flex: none;
    color: var(--ink-muted);
    font-size: var(--text-s);
  }

  .line {
    display: block;
    overflow: hidden;
    color: var(--ink-muted);
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  mark {
    border-radius: 2px;
    background: var(--accent-tint);
    color: var(--ink);
    font-weight: 600;
  }

  .empty {
    padding: 6px 12px 10px;
    color: var(--ink-muted);
  }

  @media (pointer: coarse) {
    .find-more,
    .more {
      min-block-size: 44px;
    }
  }
`;
