import { css } from 'lit';

export const groupEditorStyle = css`
  :host {
    display: block;
  }

  .back {
    display: none;
  }

  .pages {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(150px, 1fr));
    gap: 8px;
  }

  .pages .choice {
    align-content: start;
  }

  .page-name {
    display: inline-flex;
    gap: 6px;
    align-items: center;
  }

  .taken {
    color: var(--ink-muted);
    cursor: not-allowed;
  }

  @media (max-width: 959px) {
    .back {
      display: inline-grid;
    }
  }
`;

export const groupsPageStyle = css`
  :host {
    display: grid;
    grid-template-columns: 320px minmax(0, 1fr);
    min-block-size: 0;
    block-size: 100%;
  }

  .list {
    display: flex;
    flex-direction: column;
    min-block-size: 0;
    border-inline-end: 1px solid var(--line);
  }

  .top {
    display: flex;
    gap: 8px;
    padding: 8px 12px;
    border-block-end: 1px solid var(--line);
  }

  .rows {
    flex: 1;
    min-block-size: 0;
    overflow-y: auto;
  }

  .detail {
    min-block-size: 0;
    overflow-y: auto;
    /* What the keyboard comes to is not left below the foot of the form. */
    scroll-padding-block: 16px 88px;
  }

  .item {
    position: relative;
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 8px;
    align-items: start;
    padding: 10px 12px;
    border-block-end: 1px solid var(--line);
  }

  .item:hover {
    background: var(--ground-hover);
  }

  .item:has([aria-current]) {
    background: var(--accent-tint);
    box-shadow: inset 3px 0 var(--accent);
  }

  .open {
    display: block;
    inline-size: 100%;
    padding: 0;
    border: 0;
    background: none;
    cursor: pointer;
    line-height: 20px;
    text-align: start;
  }

  /* The whole row is the target; the switch lies above it. */
  .open::after {
    content: '';
    position: absolute;
    inset: 0;
  }

  .open:focus-visible {
    outline: none;
  }

  .open:focus-visible::after {
    outline: 2px solid var(--accent);
    outline-offset: -2px;
  }

  .item-name {
    display: flex;
    gap: 6px;
    align-items: center;
    margin-block-end: 4px;
    font-weight: 600;
  }

  .item-name > span:first-child {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .chips {
    display: flex;
    flex-wrap: wrap;
    gap: 4px;
  }

  .item input {
    position: relative;
    z-index: 1;
    margin-block-start: 2px;
  }

  .switch {
    position: relative;
    z-index: 1;
  }

  .alarm {
    margin: 8px 12px;
  }

  .nothing {
    display: grid;
    place-content: center;
    block-size: 100%;
    color: var(--ink-muted);
  }

  @media (max-width: 959px) {
    :host {
      grid-template-columns: minmax(0, 1fr);
    }

    .list {
      border: 0;
    }

    :host(:not([editing])) .detail,
    :host([editing]) .list {
      display: none;
    }
  }
`;
