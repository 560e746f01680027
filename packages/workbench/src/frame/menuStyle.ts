import { css } from 'lit';

export const menuStyle = css`
  .opener {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    max-inline-size: 180px;
    min-block-size: 32px;
    padding: 0 8px;
    border: 0;
    border-radius: var(--radius);
    background: none;
    cursor: pointer;
  }

  .opener:hover,
  .opener[aria-expanded='true'] {
    background: var(--ground-hover);
  }

  .opener span {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  [popover] {
    position: fixed;
    inset: 52px 8px auto auto;
    inline-size: 248px;
    margin: 0;
    padding: 8px;
    border: 1px solid var(--line);
    border-radius: 10px;
    background: var(--ground-raised);
    box-shadow: var(--shadow);
    color: var(--ink);
  }

  fieldset {
    margin: 0;
    padding: 4px 8px 8px;
    border: 0;
  }

  legend {
    padding: 0;
    color: var(--ink-muted);
    font-size: var(--text-s);
  }

  .choices {
    display: flex;
    gap: 4px;
  }

  .choices label {
    position: relative;
    flex: 1;
    border-radius: var(--radius);
  }

  .choices input {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    margin: 0;
    opacity: 0;
    cursor: pointer;
  }

  .choices span {
    display: block;
    padding: 3px 4px;
    border: 1px solid var(--line);
    border-radius: var(--radius);
    text-align: center;
    white-space: nowrap;
  }

  .choices input:checked + span {
    border-color: var(--accent);
    background: var(--accent-tint);
    color: var(--accent);
    font-weight: 600;
  }

  .choices input:focus-visible + span {
    outline: 2px solid var(--accent);
    outline-offset: 1px;
  }

  .row {
    display: flex;
    align-items: center;
    gap: 8px;
    inline-size: 100%;
    min-block-size: 32px;
    padding: 0 8px;
    border: 0;
    border-radius: var(--radius);
    background: none;
    cursor: pointer;
    text-align: start;
  }

  .row:hover {
    background: var(--ground-hover);
  }

  .row input {
    inline-size: 16px;
    block-size: 16px;
    accent-color: var(--accent);
  }

  .row kbd {
    margin-inline-start: auto;
    color: var(--ink-muted);
    font: inherit;
    font-size: var(--text-s);
  }

  hr {
    margin: 8px 0;
    border: 0;
    border-block-start: 1px solid var(--line);
  }

  @media (pointer: coarse) {
    .opener,
    .row {
      min-block-size: 44px;
    }

    .choices span {
      padding-block: 10px;
    }
  }

  @media (forced-colors: active) {
    .choices input:checked + span {
      border: 2px solid Highlight;
    }
  }
`;
