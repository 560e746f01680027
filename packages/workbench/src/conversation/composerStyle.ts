import { css } from 'lit';

export const composerStyle = css`
  form {
    position: relative;
    border-block-start: 1px solid var(--line);
    background: var(--ground);
  }

  textarea {
    display: block;
    inline-size: 100%;
    min-block-size: 68px;
    max-block-size: min(240px, 40vh);
    padding: 10px 20px;
    border: 0;
    background: none;
    field-sizing: content;
    resize: none;
  }

  textarea:focus {
    outline: none;
  }

  form:focus-within {
    box-shadow: inset 0 2px var(--accent);
  }

  textarea::placeholder {
    color: var(--ink-muted);
    opacity: 1;
  }

  .offers {
    position: absolute;
    inset-inline: 12px;
    inset-block-end: 100%;
    z-index: 1;
    max-inline-size: 560px;
    margin-block-end: 4px;
    padding: 4px;
    border: 1px solid var(--line);
    border-radius: 8px;
    background: var(--ground-raised);
    box-shadow: var(--shadow);
  }

  .offers .none {
    padding: 6px 8px;
    color: var(--ink-muted);
  }

  .offers li {
    display: flex;
    gap: 12px;
    align-items: baseline;
    padding: 4px 8px;
    border-radius: var(--radius);
    cursor: pointer;
  }

  .offers li[aria-selected='true'] {
    background: var(--accent-tint);
  }

  .offers .name {
    flex: none;
    max-inline-size: 40%;
    overflow: hidden;
    font-weight: 600;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .offers .said {
    min-inline-size: 0;
    overflow: hidden;
    color: var(--ink-muted);
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .foot {
    display: flex;
    gap: 12px;
    align-items: center;
    justify-content: flex-end;
    padding: 0 12px 10px;
    color: var(--ink-muted);
    font-size: var(--text-s);
  }

  .tools {
    display: flex;
    gap: 2px;
  }

  .hint {
    margin-inline-end: auto;
  }

  .over {
    color: var(--danger);
    font-weight: 600;
  }

  .button {
    min-inline-size: 72px;
    font-size: var(--text-m);
  }

  @media (max-width: 719px) {
    textarea {
      min-block-size: 48px;
      padding-inline: 12px;
      /* Below 16 pixels, phones zoom in on it. */
      font-size: 16px;
    }

    .offers li {
      min-block-size: 44px;
      align-items: center;
    }

    .hint {
      visibility: hidden;
    }
  }

  @media (forced-colors: active) {
    .offers li[aria-selected='true'] {
      outline: 2px solid Highlight;
    }

    form:focus-within {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
  }
`;
