import type { css as tag } from 'lit';

export const cardStyle = (css: typeof tag) => css`
  :host {
    width: 260px;
    max-width: 100%;
  }
  .card {
    display: grid;
    gap: 8px;
    padding: 12px;
    border: 1px solid var(--_line);
    border-radius: 14px;
    background: var(--_surface);
    color: var(--_text);
    line-height: 1.45;
    text-decoration: none;
  }
  a:focus-visible {
    outline: 2px solid var(--_accent-text);
    outline-offset: 2px;
  }
  .product,
  li {
    display: flex;
    align-items: center;
    gap: 12px;
  }
  .product > svg {
    width: 16px;
    height: 16px;
    color: var(--_quiet);
  }
  .what {
    flex: 1;
    min-width: 0;
  }
  .title {
    display: -webkit-box;
    overflow: hidden;
    overflow-wrap: anywhere;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    text-wrap: pretty;
  }
  li .title {
    -webkit-line-clamp: 1;
    font-size: var(--_small);
  }
  b {
    font-weight: 600;
    font-variant-numeric: tabular-nums;
  }
  .picture {
    display: grid;
    flex: none;
    place-items: center;
    width: 64px;
    height: 64px;
    overflow: hidden;
    border-radius: 10px;
    background: var(--_raised);
    color: var(--_quiet);
  }
  li .picture {
    width: 40px;
    height: 40px;
    border-radius: 8px;
  }
  img {
    grid-area: 1 / 1;
    width: 100%;
    height: 100%;
    object-fit: cover;
    /* Over the sign that stands there until it has come. */
    z-index: 1;
    color: transparent;
  }
  .picture > shop-bell-icon {
    display: grid;
    grid-area: 1 / 1;
  }
  .line {
    display: flex;
    align-items: baseline;
    justify-content: space-between;
    gap: 4px 12px;
  }
  .line > * {
    min-width: 0;
    overflow-wrap: anywhere;
  }
  .sum {
    flex: none;
  }
  .number {
    display: grid;
    overflow-wrap: anywhere;
  }
  .state {
    flex: none;
    color: var(--_accent-text);
    font-size: var(--_small);
    font-weight: 600;
  }
  ul {
    display: grid;
    gap: 8px;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .foot {
    padding-top: 8px;
    border-top: 1px solid var(--_line);
  }
  @media (hover: hover) {
    a:hover {
      background: var(--_raised);
    }
  }
`;
