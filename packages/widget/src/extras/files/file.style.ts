import type { css as tag } from 'lit';

export const fileStyle = (css: typeof tag) => css`
  :host {
    max-width: 100%;
  }
  .thumb {
    display: grid;
    place-items: center;
    width: 100%;
    min-width: 0;
    height: 100%;
    padding: 0;
    overflow: hidden;
    border-color: var(--_line);
    border-radius: 14px;
    background: var(--_raised);
    color: var(--_quiet);
  }
  .thumb shop-bell-picture {
    width: 100%;
    height: 100%;
  }
  .again {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: center;
    gap: 4px 8px;
    font-size: var(--_small);
  }
  .row {
    display: grid;
    grid-template-columns: auto 1fr auto;
    align-items: center;
    gap: 0 12px;
    width: 260px;
    max-width: 100%;
    padding: 10px 12px;
    border-color: var(--_line);
    border-radius: 14px;
    background: var(--_surface);
    color: var(--_text);
    text-align: start;
  }
  .row > * {
    min-width: 0;
  }
  .sign {
    display: grid;
    place-items: center;
    width: 40px;
    height: 40px;
    border-radius: 10px;
    background: var(--_tint);
    color: var(--_accent-text);
  }
  .name {
    display: -webkit-box;
    overflow: hidden;
    overflow-wrap: anywhere;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    line-height: 1.35;
  }
  .facts {
    display: block;
    font-variant-numeric: tabular-nums;
  }
  .bad {
    color: var(--_danger);
  }
  .row > shop-bell-icon svg {
    color: var(--_quiet);
  }
  dialog {
    width: 100vw;
    max-width: none;
    height: 100dvh;
    max-height: none;
    margin: 0;
    padding: 0;
    overflow: hidden;
    border: 0;
    background: #101113;
    color: #fff;
  }
  dialog[open] {
    display: grid;
    grid-template-rows: auto 1fr;
  }
  dialog::backdrop {
    background: #000c;
  }
  .head {
    display: flex;
    align-items: center;
    gap: 4px;
    padding-block: calc(8px + env(safe-area-inset-top)) 8px;
    padding-inline: 20px 12px;
  }
  .head p {
    flex: 1;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .head button {
    display: flex;
    align-items: center;
    gap: 8px;
    min-width: 40px;
    min-height: max(40px, var(--_target));
  }
  .head button:focus-visible {
    outline-color: #fff;
  }
  .stage {
    display: grid;
    min-height: 0;
    padding: 8px 20px calc(20px + env(safe-area-inset-bottom));
    --fit: scale-down;
  }
  @media (hover: hover) {
    .row:hover {
      background: var(--_raised);
      filter: none;
    }
    .head button:hover {
      background: #fff2;
      filter: none;
    }
  }
`;
