import { css } from 'lit';

export const reportTableStyle = css`
  .busy {
    opacity: 0.6;
  }

  th.name,
  th.day,
  tfoot th {
    font-weight: 600;
  }

  th.day {
    text-align: start;
  }

  th.name {
    min-inline-size: 96px;
    max-inline-size: 280px;
    overflow-wrap: anywhere;
  }

  thead th {
    vertical-align: bottom;
  }

  thead th.number {
    min-inline-size: 96px;
    white-space: normal;
  }

  /* Whose figures they are stays in sight while a wide report is moved sideways. */
  :is(thead, tbody, tfoot) tr > :first-child {
    position: sticky;
    inset-inline-start: 0;
    background: var(--ground);
  }

  tbody tr:hover > :first-child {
    background: var(--ground-hover);
  }

  tfoot tr > :first-child {
    background: var(--ground-side);
    white-space: nowrap;
  }

  tbody tr:hover {
    background: var(--ground-hover);
  }

  tfoot :is(th, td) {
    border-block-end: 0;
    background: var(--ground-side);
  }

  .sort,
  .explain,
  .value {
    min-block-size: 28px;
    border: 0;
    border-radius: 4px;
    background: none;
    cursor: pointer;
    font-variant-numeric: tabular-nums;
  }

  .figure-head {
    display: inline-flex;
    align-items: end;
    justify-content: flex-end;
  }

  .sort {
    display: inline-flex;
    gap: 4px;
    align-items: center;
    padding: 0 2px;
    text-align: inherit;
  }

  .sort svg,
  .explain svg {
    inline-size: 13px;
    block-size: 13px;
  }

  .explain {
    display: inline-grid;
    place-items: center;
    inline-size: 24px;
    padding: 0;
    vertical-align: middle;
  }

  .sort:hover,
  .explain:hover {
    color: var(--ink);
  }

  [aria-sort='ascending'] .sort,
  [aria-sort='descending'] .sort {
    color: var(--ink);
    font-weight: 600;
  }

  .value {
    padding: 0 4px;
    white-space: nowrap;
  }

  .value:hover {
    color: var(--accent);
    text-decoration: underline;
    text-underline-offset: 3px;
  }

  .rank {
    display: inline-block;
    position: relative;
    min-inline-size: 26px;
    color: var(--ink-muted);
    font-size: var(--text-s);
  }

  .none {
    color: var(--ink-muted);
  }

  .dot {
    display: inline-block;
    inline-size: 6px;
    block-size: 6px;
    margin-inline-end: 5px;
    border: 1px solid var(--slow);
    border-radius: 50%;
    vertical-align: 2px;
  }

  .dot.pending {
    background: var(--slow);
  }

  .legend {
    margin-block-start: 8px;
    color: var(--ink-muted);
    font-size: var(--text-s);
  }

  @media (pointer: coarse) {
    .sort,
    .explain,
    .value {
      min-inline-size: 44px;
      min-block-size: 44px;
    }
  }
`;
