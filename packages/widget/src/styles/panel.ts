import { css } from 'lit';

/** The bell once Lit is there, and the panel: floating beside the bell, on phones the whole screen; or a part of the page. */
export const panelStyle = css`
  .bell {
    font-family: inherit;
    transition: transform 160ms;
    touch-action: manipulation;
  }
  .bell:focus-visible {
    outline: 2px solid var(--_accent-text);
    outline-offset: 3px;
  }
  .bell:active {
    transform: scale(0.95);
  }
  .bell slot,
  .bell shop-bell-icon {
    display: contents;
  }
  .badge {
    position: absolute;
    inset-block-start: -4px;
    inset-inline-end: -4px;
    box-sizing: border-box;
    min-width: 22px;
    padding: 0 6px;
    border: 2px solid var(--_surface);
    border-radius: 11px;
    background: #c92a2a;
    color: #fff;
    font-size: 12px;
    font-weight: 600;
    font-variant-numeric: tabular-nums;
    line-height: 18px;
    text-align: center;
  }
  .place {
    position: absolute;
    inset-block: 0;
    inset-inline-end: 66px;
    width: max-content;
    height: fit-content;
    max-width: calc(100vw - 150px);
    margin: auto 0;
    padding: 6px 14px;
    border: 1px solid var(--_line);
    border-radius: 20px;
    background: var(--_surface);
    color: var(--_text);
    font: inherit;
    font-size: var(--_small);
    line-height: 20px;
    font-variant-numeric: tabular-nums;
    text-align: start;
    text-wrap: balance;
    box-shadow: 0 2px 12px #0002;
    pointer-events: none;
  }
  .place[inert] {
    visibility: hidden;
  }
  /* What comes later is plain text until it is there. */
  shop-bell-standing:not(:defined, :empty) {
    padding: 16px;
    font-weight: 600;
  }
  shop-bell-problem:not(:defined) {
    margin: auto;
  }
  :host([display='page'][opened]) {
    inset: var(--shopbell-page-top, 0px) 0 0 !important;
  }
  dialog,
  section {
    box-sizing: border-box;
    position: absolute;
    inset: 0;
    overflow: hidden;
    border-radius: 20px;
    background: var(--_surface);
    color: var(--_text);
    outline: 0;
  }
  .page {
    border-radius: 0;
    padding: 0 env(safe-area-inset-right) 0 env(safe-area-inset-left);
    background: var(--_sunken);
    --_safe-top: env(safe-area-inset-top);
    --_safe-bottom: env(safe-area-inset-bottom);
  }
  dialog {
    inset-block: auto calc(100% + 12px);
    inset-inline: auto 0;
    width: min(var(--shopbell-panel-width, 376px), 100vw - 40px);
    height: min(var(--shopbell-panel-height, 680px), 100dvh - 76px - var(--shopbell-offset-block, 20px));
    max-width: none;
    max-height: none;
    margin: 0;
    padding: 0;
    border: 1px solid light-dark(#0000001f, #ffffff1f);
    box-shadow:
      0 4px 12px #0000001a,
      0 16px 48px #00000033;
    opacity: 0;
    transform: translateY(8px) scale(0.985);
    transform-origin: bottom;
    transition:
      opacity 160ms,
      transform 160ms,
      display 160ms allow-discrete,
      overlay 160ms allow-discrete;
  }
  dialog[open] {
    opacity: 1;
    transform: none;
  }
  @starting-style {
    dialog[open] {
      opacity: 0;
      transform: translateY(8px) scale(0.985);
    }
  }
  dialog::backdrop {
    background: none;
  }
  .inside {
    display: flex;
    flex-direction: column;
    height: 100%;
  }
  .page .inside {
    max-width: 720px;
    margin: auto;
    box-shadow: 0 0 0 1px var(--_line);
  }
  .inside:lang(zh) {
    line-height: 1.6;
  }
  @media (max-width: 480px), (max-height: 480px) {
    dialog {
      position: fixed;
      inset: 0;
      width: 100%;
      height: 100dvh;
      border: 0;
      border-radius: 0;
      box-shadow: none;
      --_safe-top: env(safe-area-inset-top);
      --_safe-bottom: env(safe-area-inset-bottom);
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .bell,
    dialog {
      transform: none !important;
      transition: none;
    }
  }
`;
