import { css } from 'lit';

export const shopCardStyle = css`
  :host {
    display: block;
    inline-size: 300px;
    max-inline-size: 100%;
    text-align: start;
  }

  .card {
    display: grid;
    gap: 8px;
    padding: 10px 12px;
    border: 1px solid var(--line);
    border-radius: 12px;
    background: var(--ground-raised);
    color: var(--ink);
    line-height: 20px;
  }

  .product,
  li {
    display: flex;
    gap: 10px;
    align-items: center;
    min-inline-size: 0;
    color: inherit;
    text-decoration: none;
  }

  a.product:hover .title {
    text-decoration: underline;
    text-underline-offset: 3px;
  }

  .product > svg {
    color: var(--ink-muted);
  }

  .what {
    display: grid;
    flex: 1;
    min-inline-size: 0;
  }

  .title {
    display: -webkit-box;
    overflow: hidden;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    overflow-wrap: anywhere;
  }

  li .title {
    -webkit-line-clamp: 1;
  }

  .quiet {
    color: var(--ink-muted);
    font-size: var(--text-s);
    line-height: 18px;
    overflow-wrap: anywhere;
  }

  b {
    font-weight: 600;
  }

  .picture {
    display: grid;
    flex: none;
    place-items: center;
    inline-size: 52px;
    block-size: 52px;
    overflow: hidden;
    border-radius: 8px;
    background: var(--ground-hover);
    color: var(--ink-muted);
  }

  li .picture {
    inline-size: 36px;
    block-size: 36px;
    border-radius: 6px;
  }

  .picture svg,
  img {
    grid-area: 1 / 1;
  }

  img {
    /* Over the sign that stands there until it has come. */
    z-index: 1;
    inline-size: 100%;
    block-size: 100%;
    color: transparent;
    object-fit: cover;
  }

  .line {
    display: flex;
    gap: 4px 12px;
    align-items: baseline;
    justify-content: space-between;
  }

  .line > * {
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }

  .state {
    flex: none;
    color: var(--accent);
    font-size: var(--text-s);
    font-weight: 600;
  }

  ul {
    display: grid;
    gap: 6px;
  }

  .foot {
    display: flex;
    gap: 8px;
    align-items: start;
    justify-content: space-between;
    padding-block-start: 8px;
    border-block-start: 1px solid var(--line);
  }

  .standing {
    display: flex;
    flex: 1;
    gap: 6px;
    min-inline-size: 0;
    color: var(--slow);
    font-size: var(--text-s);
    line-height: 18px;
  }

  .standing svg {
    inline-size: 14px;
    block-size: 14px;
    margin-block-start: 2px;
  }

  .standing.good {
    color: var(--good);
  }

  .copy {
    display: grid;
    flex: none;
    place-items: center;
    inline-size: 24px;
    block-size: 24px;
    margin: -3px -4px -3px 0;
    padding: 0;
    border: 0;
    border-radius: 4px;
    background: none;
    color: var(--ink-muted);
    cursor: pointer;
  }

  .copy:hover {
    background: var(--ground-hover);
    color: var(--ink);
  }

  .copy svg {
    inline-size: 14px;
    block-size: 14px;
  }

  @media (pointer: coarse) {
    .copy {
      inline-size: 44px;
      block-size: 44px;
      margin: -12px;
    }
  }
`;
