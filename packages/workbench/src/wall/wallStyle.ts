import { css } from 'lit';

/** Waits at the limits by which the service is assessed. */
export const waitStyle = css`
  .wait {
    font-size: var(--text-s);
    white-space: nowrap;
  }

  .calm {
    color: var(--ink-muted);
  }

  .slow {
    color: var(--slow);
  }

  .late {
    color: var(--danger);
    font-weight: 600;
  }
`;

export const wallStyle = css`
  :host {
    display: grid;
    min-block-size: 0;
  }

  main {
    display: grid;
    grid-template-rows: auto minmax(0, 1fr);
    grid-template-columns: minmax(280px, 2fr) minmax(0, 3fr);
    min-block-size: 0;
    background: var(--ground);
  }

  .top {
    display: flex;
    flex-wrap: wrap;
    grid-column: 1 / -1;
    gap: 4px 16px;
    align-items: baseline;
    padding: 14px 20px 10px;
    border-block-end: 1px solid var(--line);
  }

  h2 {
    font-size: var(--text-l);
    font-weight: 600;
  }

  .top .figure {
    color: var(--ink-muted);
  }

  .top .callout {
    flex-basis: 100%;
  }

  section {
    overflow-y: auto;
    min-block-size: 0;
  }

  section + section {
    border-inline-start: 1px solid var(--line);
  }

  h3 {
    position: sticky;
    inset-block-start: 0;
    z-index: 1;
    padding: 8px 12px;
    border-block-end: 1px solid var(--line);
    background: var(--ground);
    color: var(--ink-muted);
    font-size: var(--text-s);
    font-weight: 600;
  }

  .group {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto auto;
    gap: 2px 12px;
    align-items: baseline;
    inline-size: 100%;
    min-block-size: 44px;
    padding: 6px 12px;
    border: 0;
    border-block-end: 1px solid var(--line);
    background: none;
    color: var(--ink);
    cursor: pointer;
    font: inherit;
    text-align: start;
  }

  .group:hover {
    background: var(--ground-hover);
  }

  .group[aria-pressed='true'] {
    background: var(--accent-tint);
  }

  .group:focus-visible {
    outline-offset: -2px;
  }

  .group .name {
    overflow: hidden;
    font-weight: 600;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .group .line {
    color: var(--ink-muted);
    white-space: nowrap;
  }

  .group .line.waiting {
    color: var(--ink);
    font-weight: 600;
  }

  .group .who {
    grid-column: 1 / -1;
    color: var(--ink-muted);
    font-size: var(--text-s);
  }

  wall-agent-row {
    content-visibility: auto;
    contain-intrinsic-block-size: auto 37px;
  }

  .none {
    padding: 16px 12px;
    color: var(--ink-muted);
  }

  @media (max-width: 719px) {
    main {
      grid-template-rows: auto auto auto;
      grid-template-columns: minmax(0, 1fr);
      align-content: start;
      overflow-y: auto;
    }

    section {
      overflow: visible;
    }

    section + section {
      border-inline-start: 0;
    }
  }
`;
