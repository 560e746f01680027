import type { css as tag } from 'lit';

export const answersStyle = (css: typeof tag) => css`
  :host {
    flex: none;
  }
  section {
    display: grid;
    grid-template-columns: 1fr auto;
    margin-bottom: 12px;
    border: 1px solid var(--_line);
    border-radius: 14px;
    overflow: hidden;
    background: var(--_surface);
  }
  h3,
  h4 {
    margin: 0;
    font-size: inherit;
    font-weight: 400;
  }
  .fold {
    display: flex;
    align-items: center;
    gap: 6px;
    width: 100%;
    min-height: max(40px, var(--_target));
    padding: 0 14px;
    font-size: var(--_small);
    font-weight: 600;
    text-align: start;
  }
  .fold svg,
  .away svg {
    width: 16px;
    height: 16px;
  }
  svg {
    width: 18px;
    height: 18px;
    color: var(--_quiet);
    transition: transform 160ms;
  }
  [aria-expanded='true'] svg {
    transform: rotate(180deg);
  }
  .away {
    display: grid;
    place-items: center;
    width: max(40px, var(--_target));
    padding: 0;
  }
  button {
    border: 0;
    border-radius: 13px;
  }
  button:focus-visible,
  a:focus-visible {
    outline: 2px solid var(--_accent-text);
    outline-offset: -2px;
  }
  .list {
    grid-column: 1 / -1;
  }
  [hidden] {
    display: none !important;
  }
  ul {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  li {
    border-top: 1px solid var(--_line);
  }
  .row {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 12px;
    box-sizing: border-box;
    width: 100%;
    min-height: 44px;
    padding: 9px 14px;
    border-radius: 0;
    color: inherit;
    text-align: start;
    text-decoration: none;
    overflow-wrap: anywhere;
  }
  .row > span {
    min-width: 0;
    text-wrap: pretty;
  }
  .answer {
    padding: 0 14px 12px;
    color: var(--_quiet);
    white-space: pre-wrap;
    overflow-wrap: anywhere;
    text-wrap: pretty;
  }
  .title {
    display: -webkit-box;
    overflow: hidden;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
  }
  .note {
    display: block;
    white-space: pre-wrap;
  }
  .all {
    width: 100%;
    min-height: max(40px, var(--_target));
    border-top: 1px solid var(--_line);
    border-radius: 0;
    font-size: var(--_small);
  }
  .missing {
    display: flex;
    align-items: center;
    justify-content: center;
  }
  @media (hover: hover) {
    a.row:hover,
    button.row:hover {
      background: var(--_sunken);
      filter: none;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    svg {
      transition: none;
    }
  }
`;
