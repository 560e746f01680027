import { css } from 'lit';

export const screenStyle = css`
  :host {
    position: relative;
    display: grid;
    grid-template-rows: minmax(0, 1fr);
    grid-template-columns: 200px minmax(0, 1fr);
    min-block-size: 0;
    background: var(--ground);
  }

  nav {
    display: flex;
    flex-direction: column;
    gap: 8px;
    padding: 12px 8px;
    border-inline-end: 1px solid var(--line);
    background: var(--ground-side);
    overflow-y: auto;
  }

  nav ul {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 2px;
  }

  nav li button {
    display: flex;
    gap: 8px;
    align-items: center;
    inline-size: 100%;
    min-block-size: 34px;
    padding: 0 10px;
    border: 0;
    border-radius: var(--radius);
    background: none;
    color: var(--ink-muted);
    cursor: pointer;
    text-align: start;
    white-space: nowrap;
  }

  nav .item {
    overflow: hidden;
    min-inline-size: 0;
    text-overflow: ellipsis;
  }

  nav li button:hover {
    background: var(--ground-hover);
    color: var(--ink);
  }

  nav li button[aria-current] {
    background: var(--accent-tint);
    color: var(--accent);
    font-weight: 600;
  }

  /* What opens over the page takes no room in it. */
  confirm-dialog,
  agent-dialog,
  why-panel {
    position: absolute;
  }

  main {
    min-block-size: 0;
    overflow-y: auto;
    /* What the keyboard comes to is not left below the foot of a form. */
    scroll-padding-block: 16px 88px;
  }

  /* Nothing can be done with it: it only has the focus so that the keyboard goes on from there. */
  main:focus {
    outline: none;
  }

  main.groups {
    overflow: hidden;
  }

  .state {
    display: grid;
    gap: 12px;
    place-content: center;
    justify-items: center;
    block-size: 100%;
    color: var(--ink-muted);
  }

  .soon {
    /* Shown only when it takes long enough to be noticed. */
    animation: appear 0s 300ms both;
  }

  @keyframes appear {
    from {
      visibility: hidden;
    }
  }

  .alert {
    position: absolute;
    inset-block-end: 16px;
    inset-inline: 216px 16px;
    z-index: 2;
    display: flex;
    justify-content: center;
    pointer-events: none;
  }

  .alert .callout {
    border: 1px solid var(--danger);
    background: var(--ground-raised);
    box-shadow: var(--shadow);
    pointer-events: auto;
  }

  @media (max-width: 719px) {
    :host {
      grid-template-rows: auto minmax(0, 1fr);
      grid-template-columns: minmax(0, 1fr);
    }

    nav {
      flex-direction: row;
      padding: 6px 8px;
      border-inline-end: 0;
      border-block-end: 1px solid var(--line);
      overflow-x: auto;
    }

    nav ul {
      display: flex;
    }

    .alert {
      inset-inline: 16px;
    }
  }

  @media (pointer: coarse) {
    nav li button {
      min-block-size: 44px;
    }
  }

  @media (forced-colors: active) {
    nav li button[aria-current] {
      outline: 2px solid Highlight;
    }
  }
`;
