import type { css as tag } from 'lit';

/** The host is not there for the layout: what it holds stands in the grid of the composer's form. */
export const attachStyle = (css: typeof tag) => css`
  :host {
    display: contents;
  }
  .buttons {
    display: flex;
    grid-area: 2 / 1;
  }
  .clip {
    display: grid;
    place-items: center;
    width: max(40px, var(--_target));
    height: max(40px, var(--_target));
    padding: 0;
    border-radius: 50%;
    color: var(--_quiet);
  }
  .more[aria-expanded='true'] svg {
    transform: rotate(45deg);
  }
  .above {
    display: grid;
    min-width: 0;
    grid-template-columns: minmax(0, 1fr);
    grid-area: 1 / 1 / 2 / -1;
    gap: 6px;
    padding: 8px 8px 4px;
  }
  .above:has(shop-bell-tray) {
    padding: 0 0 4px;
  }
  .above:not(:has(li, p, shop-bell-tray)) {
    padding: 0;
  }
  ul {
    display: flex;
    gap: 8px;
    margin: 0;
    /* Room for the buttons that stand over the corners, and for the ring of the focus. */
    padding-block: 8px 4px;
    padding-inline: 4px 8px;
    overflow-x: auto;
    list-style: none;
    scrollbar-width: thin;
    overscroll-behavior: contain;
  }
  li {
    position: relative;
    flex: none;
  }
  .tile {
    display: grid;
    width: 64px;
    height: 64px;
    overflow: hidden;
    border: 1px solid var(--_line);
    border-radius: 12px;
    background: var(--_raised);
  }
  .tile.named {
    grid-template-columns: auto 1fr;
    align-items: center;
    gap: 8px;
    width: 168px;
    padding: 0 12px;
    color: var(--_quiet);
  }
  .name {
    display: -webkit-box;
    overflow: hidden;
    overflow-wrap: anywhere;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    line-height: 1.35;
    color: var(--_text);
    font-size: var(--_small);
  }
  .remove {
    display: grid;
    position: absolute;
    inset-block-start: -8px;
    inset-inline-end: -8px;
    place-items: center;
    width: 24px;
    min-width: 0;
    height: 24px;
    min-height: 0;
    padding: 0;
    border: 2px solid var(--_surface);
    border-radius: 50%;
    background: var(--_text);
    color: var(--_surface);
  }
  /* What is touched is larger than what is seen. */
  .remove::after {
    content: '';
    position: absolute;
    inset: calc((24px - var(--_target)) / 2);
  }
  .remove svg {
    width: 14px;
    height: 14px;
  }
  .faults {
    padding-inline: 8px;
    color: var(--_danger);
    font-size: var(--_small);
    overflow-wrap: anywhere;
    text-wrap: pretty;
  }
  .drop {
    display: grid;
    position: absolute;
    z-index: 2;
    inset: 8px;
    place-content: center;
    justify-items: center;
    gap: 8px;
    border: 2px dashed var(--_accent-text);
    border-radius: 14px;
    background: var(--_tint);
    color: var(--_accent-text);
    font-weight: 600;
    pointer-events: none;
  }
  .drop svg {
    width: 32px;
    height: 32px;
  }
  @media (hover: hover) {
    .clip:hover {
      background: var(--_raised);
      color: var(--_text);
      filter: none;
    }
  }
`;
