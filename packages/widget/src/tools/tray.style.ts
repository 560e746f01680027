import type { css as tag } from 'lit';

export const trayStyle = (css: typeof tag) => css`
  section {
    display: flex;
    flex-direction: column;
    gap: 6px;
    height: min(232px, 40dvh);
    padding: 6px;
    border-bottom: 1px solid var(--_line);
  }
  .head {
    display: flex;
    align-items: start;
    flex: none;
    gap: 6px;
  }
  .tabs {
    display: flex;
    flex: 1;
    flex-wrap: wrap;
    gap: 2px;
  }
  .tab {
    display: grid;
    flex: none;
    place-items: center;
    padding: 0 10px;
    color: var(--_quiet);
    font-size: var(--_small);
    white-space: nowrap;
  }
  .tab[aria-pressed='true'] {
    background: var(--_tint);
    color: var(--_accent-text);
    font-weight: 600;
  }
  .alerts {
    display: flex;
    flex: none;
  }
  .signs {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(max(36px, var(--_target)), 1fr));
    overflow-y: auto;
    overscroll-behavior: contain;
  }
  .signs button {
    min-width: 0;
    min-height: max(36px, var(--_target));
    padding: 0;
    /* Before the page's own: some of those have signs in black and white. */
    font-family: 'Apple Color Emoji', 'Segoe UI Emoji', 'Noto Color Emoji', sans-serif;
    font-size: 20px;
    line-height: 1;
  }
  ul {
    flex: 1;
    margin: 0;
    padding: 0;
    overflow-y: auto;
    overscroll-behavior: contain;
    list-style: none;
  }
  .item {
    display: flex;
    gap: 12px;
    align-items: center;
    width: 100%;
    padding: 6px;
    text-align: start;
  }
  .picture {
    display: grid;
    flex: none;
    place-items: center;
    width: 44px;
    height: 44px;
    overflow: hidden;
    border-radius: 8px;
    background: var(--_raised);
    color: var(--_quiet);
  }
  .picture > * {
    grid-area: 1 / 1;
  }
  .picture > shop-bell-icon {
    display: grid;
  }
  img {
    z-index: 1;
    width: 100%;
    height: 100%;
    object-fit: cover;
  }
  .what {
    display: grid;
    min-width: 0;
  }
  .what > * {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  button:focus-visible {
    outline-offset: -2px;
  }
  @media (hover: hover) {
    .item:hover,
    .signs button:hover {
      background: var(--_raised);
      filter: none;
    }
  }
`;
