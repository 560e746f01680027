import { css } from 'lit';

export const conversationStyle = css`
  :host {
    position: relative;
    display: flex;
    flex-direction: column;
    min-inline-size: 0;
    min-block-size: 0;
    background: var(--ground);
  }

  header {
    display: flex;
    flex: none;
    align-items: center;
    gap: 8px;
    min-block-size: 41px;
    padding: 4px 8px 4px 20px;
    border-block-end: 1px solid var(--line);
  }

  h2 {
    overflow: hidden;
    font-size: var(--text-m);
    font-weight: 600;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .about {
    overflow: hidden;
    flex: 1;
    min-inline-size: 0;
    color: var(--ink-muted);
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .about svg {
    inline-size: 14px;
    block-size: 14px;
    margin-inline-end: 4px;
    vertical-align: -2px;
  }

  .back {
    display: none;
  }

  message-timeline {
    flex: 1;
  }

  .over {
    padding: 14px 20px;
    border-block-start: 1px solid var(--line);
    background: var(--ground-side);
    color: var(--ink-muted);
    text-align: center;
  }

  .none {
    margin: auto;
    padding: 24px;
    color: var(--ink-muted);
    text-align: center;
  }

  .none p:first-child {
    color: var(--ink);
  }

  @media (max-width: 719px) {
    .back {
      display: inline-grid;
    }

    header {
      padding-inline-start: 4px;
    }
  }

  .drop {
    position: absolute;
    inset: 8px;
    z-index: 1;
    display: flex;
    gap: 8px;
    align-items: center;
    justify-content: center;
    border: 2px dashed var(--accent);
    border-radius: 12px;
    background: color-mix(in oklab, var(--accent-tint) 92%, transparent);
    color: var(--accent);
    font-size: var(--text-l);
    font-weight: 600;
    pointer-events: none;
  }
`;
