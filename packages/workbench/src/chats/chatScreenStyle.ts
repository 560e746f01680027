import { css } from 'lit';

export const chatScreenStyle = css`
  :host {
    display: grid;
    grid-template-rows: minmax(0, 1fr);
    grid-template-columns: 320px minmax(0, 1fr) auto;
    min-block-size: 0;
  }

  .side {
    display: grid;
    grid-template-rows: auto minmax(0, 1fr);
    grid-template-columns: minmax(0, 1fr);
    min-block-size: 0;
    border-inline-end: 1px solid var(--line);
    background: var(--ground-side);
  }

  .top {
    display: flex;
    align-items: center;
    gap: 4px;
    padding: 6px 8px 6px 12px;
    border-block-end: 1px solid var(--line);
  }

  .switch {
    display: flex;
    gap: 2px;
    margin-inline-end: auto;
    padding: 2px;
    border-radius: 8px;
    background: var(--ground-hover);
  }

  .switch button {
    min-block-size: 28px;
    padding: 0 14px;
    border: 0;
    border-radius: 6px;
    background: none;
    color: var(--ink-muted);
    cursor: pointer;
  }

  .switch button[aria-pressed='true'] {
    background: var(--ground-raised);
    box-shadow: 0 0 0 1px var(--line);
    color: var(--ink);
    font-weight: 600;
  }

  main,
  .open {
    display: grid;
    min-inline-size: 0;
    min-block-size: 0;
  }

  chat-members {
    inline-size: 256px;
    border-inline-start: 1px solid var(--line);
  }

  .alert:not(:empty) {
    grid-column: 1 / -1;
    grid-row: 2;
    padding: 8px 16px;
    border-block-start: 1px solid var(--line);
    color: var(--danger);
  }

  @media (max-width: 1279px) {
    :host {
      grid-template-columns: 280px minmax(0, 1fr) auto;
    }

    chat-members {
      inline-size: 220px;
    }
  }

  @media (max-width: 719px) {
    :host {
      grid-template-columns: minmax(0, 1fr);
    }

    :host(:not([chatting])) :is(main, .open, chat-members),
    :host([chatting]) .side,
    :host([members]) :is(main, .open) {
      display: none;
    }

    chat-members {
      inline-size: auto;
      border: 0;
    }
  }

  @media (pointer: coarse) {
    .switch button {
      min-block-size: 44px;
    }
  }

  @media (forced-colors: active) {
    .switch button[aria-pressed='true'] {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
  }
`;
