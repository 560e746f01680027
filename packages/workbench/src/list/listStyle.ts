import { css } from 'lit';

export const listStyle = css`
  :host {
    display: block;
    min-block-size: 0;
    background: var(--ground-side);
  }

  nav {
    display: flex;
    flex-direction: column;
    block-size: 100%;
  }

  .tabs {
    display: flex;
    flex: none;
    border-block-end: 1px solid var(--line);
  }

  [role='tab'] {
    flex: 1;
    min-block-size: 40px;
    padding: 0 4px;
    border: 0;
    border-block-end: 2px solid transparent;
    background: none;
    color: var(--ink-muted);
    cursor: pointer;
    white-space: nowrap;
  }

  /* How many there are stands below the name: beside it there is no room for four of them. */
  .tabs:has(#tab-groups) [role='tab'] {
    display: flex;
    flex-direction: column;
    align-items: center;
    justify-content: center;
    min-inline-size: min-content;
    min-block-size: 44px;
    padding: 2px 4px 0;
    line-height: 20px;
  }

  [role='tab']:hover {
    color: var(--ink);
  }

  [role='tab'][aria-selected='true'] {
    border-block-end-color: var(--accent);
    color: var(--ink);
    font-weight: 600;
  }

  [role='tab']:focus-visible,
  .row:focus-visible {
    outline-offset: -2px;
  }

  .count {
    display: inline-block;
    min-inline-size: 20px;
    padding-inline: 5px;
    border-radius: 9px;
    font-size: var(--text-s);
    font-variant-numeric: tabular-nums;
    font-weight: 400;
    line-height: 18px;
  }

  .count.unread,
  .unread-count {
    background: var(--accent);
    color: var(--on-accent);
    font-weight: 600;
  }

  .panel {
    flex: 1;
    min-block-size: 0;
    overflow-y: auto;
    overscroll-behavior: contain;
  }

  .row {
    display: block;
    inline-size: 100%;
    min-block-size: 60px;
    padding: 8px 12px;
    border: 0;
    border-block-end: 1px solid var(--line);
    background: none;
    cursor: pointer;
    line-height: 20px;
    text-align: start;
  }

  .row:hover {
    background: var(--ground-hover);
  }

  .row[aria-current] {
    background: var(--accent-tint);
    box-shadow: inset 3px 0 var(--accent);
  }

  .first,
  .second {
    display: flex;
    align-items: center;
    gap: 8px;
    min-block-size: 20px;
  }

  .second {
    margin-block-start: 2px;
  }

  .name {
    overflow: hidden;
    flex: 0 1 auto;
    max-inline-size: 55%;
    font-weight: 600;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .about {
    overflow: hidden;
    flex: 1 1 0;
    min-inline-size: 0;
    color: var(--ink-muted);
    font-size: var(--text-s);
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .about svg {
    inline-size: 12px;
    block-size: 12px;
    margin-inline-end: 4px;
    vertical-align: -1px;
  }

  .line {
    overflow: hidden;
    flex: 1;
    min-inline-size: 0;
    color: var(--ink-muted);
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .line.customer {
    color: var(--ink);
  }

  .line.failed,
  .line.draft .by {
    color: var(--danger);
  }

  time,
  .wait,
  .unread-count {
    flex: none;
  }

  time {
    color: var(--ink-muted);
    font-size: var(--text-s);
  }

  .wait {
    font-size: var(--text-s);
  }

  .wait.slow,
  .wait.late {
    min-inline-size: 44px;
    padding-inline: 6px;
    border-radius: 4px;
    text-align: center;
  }

  .wait.slow {
    background: var(--slow-tint);
    color: var(--slow);
    font-weight: 600;
  }

  .wait.late {
    background: var(--late);
    color: var(--on-late);
    font-weight: 600;
  }

  .unread-count {
    min-inline-size: 18px;
    padding-inline: 5px;
    border-radius: 9px;
    font-size: var(--text-s);
    font-variant-numeric: tabular-nums;
    line-height: 18px;
    text-align: center;
  }

  .empty {
    padding: 48px 24px;
    color: var(--ink-muted);
    text-align: center;
  }

  .empty p:first-child {
    color: var(--ink);
  }

  .skeleton {
    /* Shown only when it takes long enough to be noticed. */
    animation: appear 0s 300ms both;
  }

  .bone {
    block-size: 60px;
    border-block-end: 1px solid var(--line);
    background:
      linear-gradient(var(--ground-hover) 0 0) 12px 14px / 40% 10px no-repeat,
      linear-gradient(var(--ground-hover) 0 0) 12px 38px / 70% 10px no-repeat;
  }

  @keyframes appear {
    from {
      visibility: hidden;
    }
  }

  @media (pointer: coarse) {
    [role='tab'] {
      min-block-size: 44px;
    }
  }

  @media (forced-colors: active) {
    [role='tab'] {
      border-block-end-color: Canvas;
    }

    [role='tab'][aria-selected='true'] {
      border-block-end-color: Highlight;
    }

    .row[aria-current] {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }

    .wait.slow,
    .count.unread,
    .unread-count {
      border: 1px solid;
    }

    .wait.late {
      border: 1px solid;
      background: Mark;
      color: MarkText;
      forced-color-adjust: none;
    }
  }
`;
