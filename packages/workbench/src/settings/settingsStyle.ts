import { css } from 'lit';

/** What the pages of the settings have in common. */
export const settingsStyle = css`
  h2 {
    font-size: var(--text-l);
    font-weight: 600;
  }

  /* The keyboard goes on from there. */
  h2:focus {
    outline: none;
  }

  h3 {
    color: var(--ink-muted);
    font-size: var(--text-s);
    font-weight: 600;
  }

  .intro {
    color: var(--ink-muted);
  }

  h2 + .intro {
    margin-block-start: -16px;
  }

  .page {
    display: grid;
    gap: 20px;
    max-inline-size: 760px;
    padding: 20px 24px 0;
  }

  .page.wide {
    max-inline-size: 1100px;
    padding-block-end: 24px;
  }

  .section {
    display: grid;
    gap: 12px;
    padding-block-end: 20px;
    border-block-end: 1px solid var(--line);
  }

  .section:last-of-type {
    border-block-end: 0;
  }

  fieldset {
    display: grid;
    gap: 6px;
    margin: 0;
    padding: 0;
    border: 0;
  }

  legend {
    margin-block-end: 6px;
    padding: 0;
    font-weight: 600;
  }

  .choice {
    display: grid;
    grid-template-columns: 16px minmax(0, 1fr);
    gap: 0 10px;
    align-items: center;
    padding: 8px 12px;
    border: 1px solid var(--line);
    border-radius: var(--radius);
    cursor: pointer;
  }

  .choice:hover {
    background: var(--ground-hover);
  }

  .choice:has(:checked) {
    border-color: var(--accent);
    background: var(--accent-tint);
  }

  .choice .hint {
    grid-column: 2;
  }

  .check {
    display: grid;
    grid-template-columns: 16px minmax(0, 1fr);
    gap: 0 10px;
    align-items: center;
    cursor: pointer;
  }

  .check .hint,
  .check .wrong {
    grid-column: 2;
  }

  .row {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    align-items: center;
  }

  .grow {
    flex: 1;
    min-inline-size: 0;
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

  .contested {
    display: flex;
    gap: 6px;
    align-items: center;
    color: var(--slow);
    font-size: var(--text-s);
  }

  table {
    inline-size: 100%;
    border-collapse: collapse;
  }

  th {
    padding: 6px 8px;
    border-block-end: 1px solid var(--line);
    color: var(--ink-muted);
    font-size: var(--text-s);
    font-weight: 400;
    text-align: start;
    white-space: nowrap;
  }

  td {
    padding: 6px 8px;
    border-block-end: 1px solid var(--line);
    line-height: 20px;
    vertical-align: middle;
  }

  td.short {
    white-space: nowrap;
  }

  /* In a narrow window a table is moved sideways; what can be done with a row stays in reach. */
  .scroll {
    overflow-x: auto;
  }

  .scroll :is(th, td):last-child:is(.actions) {
    position: sticky;
    inset-inline-end: 0;
    background: var(--ground);
  }

  .number {
    font-variant-numeric: tabular-nums;
    text-align: end;
  }

  @media (max-width: 719px) {
    .page {
      padding-inline: 12px;
    }
  }

  @media (forced-colors: active) {
    .choice:has(:checked) {
      border: 2px solid Highlight;
    }
  }
`;
