import { css } from 'lit';

export const changesStyle = css`
  :host {
    display: block;
  }

  .filters {
    display: flex;
    flex-wrap: wrap;
    gap: 12px;
  }

  .filters .field {
    flex: 0 1 200px;
  }

  ol > li {
    display: grid;
    gap: 6px;
    padding-block: 12px;
    border-block-end: 1px solid var(--line);
  }

  .head {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 12px;
    align-items: baseline;
  }

  .what {
    display: flex;
    flex-wrap: wrap;
    gap: 2px 8px;
    align-items: baseline;
  }

  dl {
    display: grid;
    gap: 4px;
  }

  dl > div {
    display: grid;
    grid-template-columns: minmax(100px, 180px) minmax(0, 1fr);
    gap: 12px;
  }

  dt {
    color: var(--ink-muted);
  }

  dd {
    margin: 0;
    overflow-wrap: anywhere;
  }

  ol:focus-visible {
    outline-offset: 4px;
  }

  .head b {
    overflow-wrap: anywhere;
  }

  .head time {
    white-space: nowrap;
  }

  .step {
    display: inline-flex;
    gap: 8px;
    align-items: baseline;
    max-inline-size: 100%;
  }

  .step > * {
    min-inline-size: 0;
  }

  del,
  ins {
    white-space: pre-wrap;
  }

  .step svg {
    align-self: center;
  }

  dd svg {
    inline-size: 12px;
    block-size: 12px;
    color: var(--ink-muted);
  }

  del {
    color: var(--ink-muted);
  }

  ins {
    font-weight: 600;
    text-decoration: none;
  }

  .added,
  .removed {
    display: block;
  }

  ol .button {
    justify-self: start;
  }

  @media (width <= 640px) {
    dl > div {
      grid-template-columns: minmax(0, 1fr);
      gap: 0;
    }
  }
`;
