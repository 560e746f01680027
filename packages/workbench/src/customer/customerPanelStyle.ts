import { css } from 'lit';

export const customerPanelStyle = css`
  :host {
    display: block;
    min-block-size: 0;
    background: var(--ground-side);
  }

  aside {
    display: flex;
    flex-direction: column;
    block-size: 100%;
  }

  header {
    display: flex;
    flex: none;
    align-items: center;
    justify-content: space-between;
    min-block-size: 41px;
    padding: 4px 8px 4px 16px;
    border-block-end: 1px solid var(--line);
  }

  h2 {
    font-size: var(--text-m);
    font-weight: 600;
  }

  .back {
    display: none;
  }

  .body {
    flex: 1;
    min-block-size: 0;
    overflow-y: auto;
  }

  .body:focus-visible {
    outline-offset: -2px;
  }

  section {
    padding: 12px 16px;
    border-block-end: 1px solid var(--line);
  }

  .name {
    font-weight: 600;
    overflow-wrap: anywhere;
  }

  h3 {
    margin-block-end: 4px;
    color: var(--ink-muted);
    font-size: var(--text-s);
    font-weight: 600;
  }

  dl div {
    display: grid;
    grid-template-columns: 92px minmax(0, 1fr);
    column-gap: 8px;
    align-items: baseline;
    min-block-size: 26px;
  }

  dl:lang(zh) div {
    grid-template-columns: 64px minmax(0, 1fr);
  }

  dt {
    color: var(--ink-muted);
  }

  dd {
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }

  .value {
    display: flex;
    align-items: baseline;
    justify-content: space-between;
    gap: 4px;
    font-variant-numeric: tabular-nums;
  }

  .copy {
    display: grid;
    place-items: center;
    flex: none;
    align-self: center;
    inline-size: 24px;
    block-size: 24px;
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

  .claim {
    display: flex;
    gap: 8px;
    margin-block-start: 8px;
    color: var(--ink-muted);
    font-size: var(--text-s);
    line-height: 18px;
  }

  .claim.personal {
    padding: 8px 10px;
    border-radius: var(--radius);
    background: var(--slow-tint);
    color: var(--slow);
  }

  .claim svg {
    margin-block-start: 1px;
  }

  .claim strong,
  .means {
    display: block;
  }

  .claim strong {
    font-weight: 600;
  }

  .who {
    display: flex;
    gap: 4px;
    margin-block: 2px 6px;
  }

  .quiet {
    color: var(--ink-muted);
    font-size: var(--text-s);
    line-height: 20px;
  }

  .soon {
    /* Shown only when it takes long enough to be noticed. */
    animation: appear 0s 300ms both;
  }

  @keyframes appear {
    from {
      visibility: hidden;
    }
  }

  .none {
    padding: 24px 16px;
    color: var(--ink-muted);
  }

  @media (max-width: 719px) {
    .back {
      display: inline-grid;
    }

    .close {
      display: none;
    }

    header {
      justify-content: flex-start;
      gap: 8px;
      padding-inline-start: 4px;
    }
  }

  @media (pointer: coarse) {
    .copy {
      inline-size: 44px;
      block-size: 44px;
    }

    .other {
      min-block-size: 44px;
    }
  }

  @media (forced-colors: active) {
    .claim.personal {
      border: 1px solid;
    }
  }
`;
