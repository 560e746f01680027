import { css } from 'lit';

export const timelineStyle = css`
  :host {
    position: relative;
    display: block;
    min-block-size: 0;
  }

  .scroller {
    block-size: 100%;
    padding: 8px 20px 4px;
    overflow-y: auto;
    overflow-anchor: none;
    overscroll-behavior: contain;
  }

  .scroller:focus-visible {
    outline-offset: -2px;
  }

  .older,
  .day,
  .notice {
    color: var(--ink-muted);
    font-size: var(--text-s);
    text-align: center;
  }

  .older {
    min-block-size: 28px;
    line-height: 28px;
  }

  row-list {
    padding-block-end: 10px;
  }

  .day,
  .notice,
  .speech {
    /* No margin: the height of a line is all the room it takes. */
    padding-block-start: 10px;
  }

  .speech {
    display: flex;
    flex-direction: column;
    align-items: flex-start;
    gap: 4px;
  }

  .speech.continued {
    padding-block-start: 4px;
  }

  .speech.ours {
    align-items: flex-end;
  }

  .speaker {
    color: var(--ink-muted);
    font-size: var(--text-s);
    line-height: 16px;
  }

  .speaker svg {
    inline-size: 13px;
    block-size: 13px;
    margin-inline-end: 3px;
    vertical-align: -2px;
  }

  .note {
    display: flex;
    flex-wrap: wrap;
    gap: 2px 6px;
    align-items: center;
    justify-content: center;
    inline-size: fit-content;
    max-inline-size: min(100%, 560px);
    margin: 4px auto 0;
    padding: 4px 10px;
    border-radius: var(--radius);
    background: var(--slow-tint);
    color: var(--slow);
    line-height: 18px;
    overflow-wrap: anywhere;
    white-space: pre-wrap;
  }

  .note svg {
    inline-size: 13px;
    block-size: 13px;
  }

  .note-label {
    font-weight: 600;
  }

  .offer {
    color: var(--ink-muted);
    font-size: var(--text-s);
    line-height: 16px;
  }

  .said {
    display: flex;
    align-items: flex-end;
    gap: 6px;
    max-inline-size: min(85%, 640px);
  }

  .bubble {
    min-inline-size: 0;
    padding: 6px 12px;
    border-radius: 12px;
    background: var(--ground-hover);
    overflow-wrap: anywhere;
    tab-size: 4;
    /* Each line by its own direction: a Chinese answer below an Arabic question. */
    unicode-bidi: plaintext;
    white-space: pre-wrap;
  }

  .customer:not(.continued) .bubble {
    border-start-start-radius: 4px;
  }

  .ours .bubble {
    background: var(--accent-tint);
  }

  /* Nobody of the shop wrote these. */
  .auto .bubble,
  .robot .bubble {
    border: 1px dashed var(--line-strong);
    background: none;
  }

  .ours:not(.continued) .bubble {
    border-start-end-radius: 4px;
  }

  .for-colleagues .bubble {
    border: 1px dashed var(--slow);
    background: var(--slow-tint);
    color: var(--ink);
  }

  .found .bubble {
    outline: 2px solid var(--accent);
    outline-offset: 2px;
  }

  .bubble a {
    color: var(--accent);
    text-underline-offset: 3px;
  }

  .recalled .text-button {
    margin-inline-start: 8px;
  }

  .said .recall {
    inline-size: 28px;
    block-size: 28px;
    margin-block-end: 2px;
    opacity: 0;
  }

  .said:hover .recall,
  .said .recall:focus-visible {
    opacity: 1;
  }

  /* No finger hovers. */
  @media (pointer: coarse) {
    .said .recall {
      inline-size: 44px;
      block-size: 44px;
      opacity: 1;
    }
  }

  .mark {
    display: inline-flex;
    margin-block-end: 8px;
    color: var(--ink-muted);
  }

  .mark svg {
    inline-size: 14px;
    block-size: 14px;
  }

  .mark.seen {
    color: var(--accent);
  }

  .mark.failed {
    color: var(--danger);
  }

  .mark.sending {
    /* What is sent at once shows no clock. */
    animation: appear 0s 400ms both;
  }

  @keyframes appear {
    from {
      visibility: hidden;
    }
  }

  .failure {
    display: flex;
    gap: 12px;
    color: var(--danger);
    font-size: var(--text-s);
  }

  .typing {
    min-block-size: 20px;
    color: var(--ink-muted);
    font-size: var(--text-s);
    line-height: 20px;
  }

  .to-newest {
    position: absolute;
    inset-block-end: 12px;
    inset-inline-start: 50%;
    border-color: var(--line-strong);
    background: var(--ground-raised);
    box-shadow: var(--shadow);
    transform: translateX(-50%);
  }

  @media (pointer: coarse) {
    .failure .text-button,
    .older .text-button {
      min-block-size: 44px;
    }
  }

  @media (forced-colors: active) {
    .bubble {
      border: 1px solid;
    }
  }
`;
