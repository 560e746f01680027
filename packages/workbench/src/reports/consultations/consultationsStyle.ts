import { css } from 'lit';

export const consultationsStyle = css`
  :host {
    display: grid;
    grid-template-rows: auto auto minmax(0, 1fr);
    gap: 12px;
    block-size: 100%;
    min-block-size: 0;
    padding: 20px 24px 0;
  }

  h2 {
    font-size: var(--text-l);
    font-weight: 600;
  }

  .intro,
  .told {
    color: var(--ink-muted);
  }

  .field {
    flex: 0 1 150px;
  }

  .field.text {
    flex: 1 1 180px;
    max-inline-size: 280px;
  }

  .list {
    min-block-size: 0;
    overflow-y: auto;
    overscroll-behavior: contain;
    padding-block-end: 24px;
    border-block-start: 1px solid var(--line);
  }

  .list > p {
    padding: 12px;
  }

  .row {
    display: grid;
    grid-template-columns: 148px minmax(0, 1.2fr) 112px minmax(0, 1fr) minmax(0, 1fr);
    gap: 4px 16px;
    align-items: center;
    inline-size: 100%;
    min-block-size: 40px;
    padding: 8px 12px;
    border: 0;
    border-block-end: 1px solid var(--line);
    background: none;
    cursor: pointer;
    text-align: start;
  }

  .row:hover {
    background: var(--ground-hover);
  }

  .row:focus-visible {
    outline-offset: -2px;
  }

  .row > span {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .who {
    font-weight: 600;
  }

  .muted {
    color: var(--ink-muted);
  }

  .row.more {
    display: block;
    color: var(--accent);
  }

  @media (max-width: 1099px) {
    .row {
      grid-template-columns: 148px minmax(0, 1fr) 112px;
    }

    .row .group {
      grid-column: 2;
    }
  }

  @media (max-width: 719px) {
    :host {
      padding-inline: 12px;
    }

    .row {
      grid-template-columns: minmax(0, 1fr) auto;
    }

    .row .group,
    .row .agent {
      grid-column: auto;
    }
  }

  @media (pointer: coarse) {
    .row {
      min-block-size: 44px;
    }
  }
`;
