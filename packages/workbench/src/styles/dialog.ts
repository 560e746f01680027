import { css } from 'lit';

/** A dialog with a heading, a body that scrolls, and choices below. */
export const dialogStyle = css`
  dialog {
    inline-size: min(var(--dialog-width, 480px), calc(100vw - 32px));
    max-block-size: calc(100dvh - 48px);
    padding: 0;
    border: 1px solid var(--line);
    border-radius: 12px;
    background: var(--ground-raised);
    box-shadow: var(--shadow);
    color: var(--ink);
  }

  dialog[open] {
    display: flex;
    flex-direction: column;
  }

  dialog::backdrop {
    background: oklch(0.2 0.01 260 / 0.35);
  }

  .top {
    display: flex;
    flex: none;
    align-items: center;
    justify-content: space-between;
    gap: 12px;
    padding: 12px 12px 8px 20px;
  }

  h2 {
    min-inline-size: 0;
    font-size: var(--text-l);
    font-weight: 600;
    overflow-wrap: anywhere;
  }

  .body {
    display: grid;
    gap: 12px;
    min-block-size: 0;
    padding: 4px 20px 20px;
    overflow-y: auto;
  }

  /* What a long form comes to stays in reach while it is scrolled. */
  .body > .choices:last-child {
    position: sticky;
    inset-block-end: -20px;
    z-index: 1;
    margin-block-end: -20px;
    padding-block: 12px 20px;
    background: var(--ground-raised);
  }

  .choices {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    justify-content: flex-end;
  }
`;
