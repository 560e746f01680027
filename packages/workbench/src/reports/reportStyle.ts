import { css } from 'lit';

/** What the views of the reports have in common. */
export const reportStyle = css`
  :host {
    display: block;
  }

  .row {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    align-items: center;
  }

  table {
    inline-size: 100%;
    border-collapse: collapse;
  }

  th,
  td {
    padding: 6px 10px;
    border-block-end: 1px solid var(--line);
    line-height: 20px;
    text-align: start;
    vertical-align: middle;
  }

  thead th {
    color: var(--ink-muted);
    font-size: var(--text-s);
    font-weight: 400;
    white-space: nowrap;
  }

  .number {
    font-variant-numeric: tabular-nums;
    text-align: end;
    white-space: nowrap;
  }

  .scroll {
    overflow-x: auto;
  }

  .pager {
    display: flex;
    gap: 4px;
    align-items: center;
    justify-content: flex-end;
    min-block-size: 36px;
  }

  .icon-button[aria-disabled='true'] {
    opacity: 0.4;
    cursor: default;
  }

  .empty {
    padding: 32px 16px;
    color: var(--ink-muted);
    text-align: center;
  }
`;
