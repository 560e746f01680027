import { css } from 'lit';

/** One quiet line above the lists, which folds open. */
export const strip = css`
  :host {
    display: block;
    line-height: 20px;
  }

  section {
    border-block-end: 1px solid var(--line);
    background: var(--ground-side);
  }

  /* What stands in details inherits from the browser’s own slot. */
  details > * {
    box-sizing: border-box;
  }

  li {
    box-sizing: border-box;
  }

  summary,
  .row {
    display: flex;
    align-items: center;
    gap: 8px;
    inline-size: 100%;
    min-block-size: 32px;
    padding: 4px 12px;
    border: 0;
    background: none;
    color: var(--ink-muted);
    cursor: pointer;
    list-style: none;
    text-align: start;
  }

  summary::-webkit-details-marker {
    display: none;
  }

  summary:hover,
  .row:hover {
    background: var(--ground-hover);
  }

  summary:focus-visible,
  .row:focus-visible {
    outline-offset: -2px;
  }

  .waiting {
    color: var(--ink);
    font-weight: 600;
  }

  .fold {
    display: inline-grid;
    margin-inline-start: auto;
    transition: transform 120ms;
  }

  [open] .fold {
    transform: rotate(180deg);
  }

  ul {
    max-block-size: 30vh;
    padding-block-end: 6px;
    overflow-y: auto;
  }

  @media (pointer: coarse) {
    summary,
    .row {
      min-block-size: 44px;
    }
  }
`;
