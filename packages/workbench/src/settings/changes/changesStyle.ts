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

  input[type='date'] {
    inline-size: 100%;
    min-block-size: 34px;
    padding: 0 8px;
    border: 1px solid var(--line-strong, var(--line));
    border-radius: var(--radius);
    background: var(--ground);
    color: var(--ink);
    color-scheme: inherit;
    font: inherit;
  }

  ol > li {
    display: grid;
    gap: 6px;
    padding-block: 12px;
    border-block-end: 1px solid var(--line);
  }

  .head {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
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
    white-space: pre-wrap;
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
