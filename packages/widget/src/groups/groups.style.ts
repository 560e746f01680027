import type { css as tag } from 'lit';

export const groupsStyle = (css: typeof tag) => css`
  :host([over]) {
    height: 100%;
  }
  .bar {
    display: flex;
    align-items: center;
    gap: 8px;
    width: 100%;
    min-height: max(40px, var(--_target));
    padding: 4px;
    padding-inline: 16px 12px;
    border: 0;
    border-bottom: 1px solid var(--_line);
    border-radius: 0;
    background: var(--_surface);
    font-size: var(--_small);
    text-align: start;
  }
  .bar:focus-visible,
  .row:focus-visible {
    outline-offset: -3px;
  }
  .bar svg {
    width: 18px;
    height: 18px;
    color: var(--_quiet);
  }
  b {
    font-weight: 600;
  }
  .names,
  .last,
  .name {
    flex: 1;
    min-width: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  /* A name of the other direction still stands beside its picture. */
  .row :is(.name, .last) {
    text-align: left;
  }
  .row:dir(rtl) :is(.name, .last) {
    text-align: right;
  }
  .names bdi {
    margin-inline-start: 6px;
    color: var(--_quiet);
  }
  .count {
    flex: none;
    min-width: 20px;
    padding: 0 6px;
    border: 1px solid transparent;
    border-radius: 10px;
    background: var(--_accent);
    color: var(--_on-accent);
    font-size: 12px;
    font-weight: 600;
    font-variant-numeric: tabular-nums;
    line-height: 18px;
    text-align: center;
  }
  /* The bar's name says it in words. */
  .count[data-count]::before {
    content: attr(data-count);
  }
  .on:dir(rtl) svg {
    transform: scaleX(-1);
  }
  .panel {
    display: flex;
    position: relative;
    flex: 1;
    flex-direction: column;
    min-height: 0;
    background: var(--_surface);
  }
  .head {
    display: flex;
    flex: none;
    align-items: center;
    gap: 4px;
    min-height: 68px;
    padding: 10px;
    padding-top: calc(10px + var(--_safe-top, 0px));
    border-bottom: 1px solid var(--_line);
  }
  .head button {
    display: grid;
    position: relative;
    flex: none;
    place-items: center;
    width: max(36px, var(--_target));
    height: max(36px, var(--_target));
    padding: 0;
    border-radius: 50%;
    color: var(--_quiet);
  }
  .head .count {
    position: absolute;
    inset-block-start: -2px;
    inset-inline-end: -4px;
  }
  .who {
    flex: 1;
    min-width: 0;
    padding-inline: 4px;
  }
  .who h2 {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  ul {
    flex: 1;
    min-height: 0;
    margin: 0;
    padding: 8px;
    overflow-y: auto;
    overscroll-behavior: contain;
    list-style: none;
    scrollbar-width: thin;
  }
  .row,
  .member {
    display: grid;
    grid-template-columns: 40px minmax(0, 1fr);
    gap: 0 12px;
    align-items: center;
    width: 100%;
    padding: 10px 8px;
    border-radius: 14px;
    text-align: start;
  }
  .face {
    display: grid;
    grid-row: 1 / 3;
    place-items: center;
    width: 40px;
    height: 40px;
    border-radius: 50%;
    background: var(--_tint);
    color: var(--_accent-text);
    font-weight: 600;
    text-transform: uppercase;
  }
  .line {
    display: flex;
    gap: 8px;
    align-items: center;
    min-width: 0;
  }
  .member {
    padding-block: 6px;
  }
  .member .line {
    grid-row: 1 / 3;
  }
  .member .name {
    flex: 0 1 auto;
  }
  .name {
    font-weight: 600;
  }
  .member .name {
    font-weight: 400;
  }
  .tag {
    flex: none;
    padding: 0 6px;
    border: 1px solid var(--_line);
    border-radius: 6px;
    color: var(--_quiet);
    font-size: var(--_small);
  }
  time {
    flex: none;
    font-variant-numeric: tabular-nums;
  }
  shop-bell-connecting {
    background: var(--_sunken);
  }
  .nothing {
    flex: 1;
    align-content: center;
    padding: 16px;
    background: var(--_sunken);
    text-align: center;
  }
  .told {
    padding: 10px 16px;
    border-bottom: 1px solid var(--_line);
    background: var(--_tint);
    color: var(--_danger);
    font-size: var(--_small);
  }
  .foot {
    display: flex;
    flex: none;
    flex-flow: row wrap;
    gap: 8px;
    align-items: center;
    max-height: 60%;
    padding: 10px 16px calc(10px + var(--_safe-bottom, 0px));
    overflow-y: auto;
    border-top: 1px solid var(--_line);
  }
  .foot h2 {
    flex: 1 1 auto;
    font-size: inherit;
  }
  .foot p,
  blockquote {
    flex: 1 0 100%;
    text-wrap: pretty;
  }
  blockquote {
    margin: 0;
    padding: 8px 14px;
    border-radius: 14px;
    background: var(--_raised);
    overflow-wrap: anywhere;
    white-space: pre-wrap;
    user-select: text;
  }
  .steps {
    display: flex;
    gap: 8px;
    margin-inline-start: auto;
  }
  .leave {
    display: flex;
    gap: 8px;
    align-items: center;
    color: var(--_danger);
  }
  .under {
    visibility: hidden;
  }
  .over {
    position: absolute;
    inset: 0;
    z-index: 1;
  }
  @media (hover: hover) {
    .row:hover,
    .bar:hover,
    .head button:hover {
      background: var(--_raised);
      filter: none;
    }
  }
`;
