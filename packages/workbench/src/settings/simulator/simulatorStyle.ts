import { css } from 'lit';

export const simulatorStyle = css`
  :host {
    display: block;
  }

  .field {
    flex: 0 1 130px;
  }

  .field.group {
    flex: 1 1 160px;
    max-inline-size: 240px;
  }

  form .wrong {
    flex: 1 0 100%;
  }

  .page > [role='status']:empty,
  form .wrong:empty {
    block-size: 0;
    margin-block-start: -8px;
  }

  .charts {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(420px, 100%), 1fr));
    gap: 20px 24px;
  }

  figure {
    min-inline-size: 0;
    margin: 0;
  }

  figcaption {
    font-weight: 600;
  }

  table {
    inline-size: 100%;
    border-collapse: collapse;
  }

  th,
  td {
    padding: 6px 12px;
    border-block-end: 1px solid var(--line);
    font-weight: 400;
    text-align: start;
  }

  thead th {
    color: var(--ink-muted);
    font-size: var(--text-s);
  }

  td {
    font-variant-numeric: tabular-nums;
  }

  thead th:not(:first-child),
  td {
    text-align: end;
  }

  .better {
    color: var(--good);
    font-weight: 600;
  }

  summary {
    cursor: pointer;
  }

  .values {
    overflow-x: auto;
  }
`;
