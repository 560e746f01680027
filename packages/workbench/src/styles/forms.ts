import { css } from 'lit';

/** Fields of forms: a label, what it takes, what it means, what is wrong with it. */
export const forms = css`
  .field {
    display: grid;
    gap: 4px;
  }

  .label {
    font-weight: 600;
  }

  .hint {
    color: var(--ink-muted);
    font-size: var(--text-s);
    line-height: 18px;
  }

  .wrong {
    color: var(--danger);
    font-size: var(--text-s);
    line-height: 18px;
  }

  input[type='text'],
  input[type='search'],
  input[type='url'],
  input[type='password'],
  input[type='number'],
  input[type='date'],
  select,
  textarea {
    inline-size: 100%;
    min-block-size: 32px;
    padding: 4px 10px;
    border: 1px solid var(--line-strong);
    border-radius: var(--radius);
    background: var(--ground);
    line-height: 22px;
  }

  /* The browser marks their parts only; which field it is has to be seen too. */
  input:is([type='date'], [type='time']):focus-within {
    outline: 2px solid var(--accent);
    outline-offset: 1px;
  }

  input::placeholder,
  textarea::placeholder {
    color: var(--ink-muted);
    opacity: 1;
  }

  textarea {
    resize: vertical;
  }

  [aria-invalid='true'] {
    border-color: var(--danger);
    outline-color: var(--danger);
  }

  input[type='checkbox'],
  input[type='radio'] {
    flex: none;
    inline-size: 16px;
    block-size: 16px;
    accent-color: var(--accent);
  }

  input:disabled,
  select:disabled,
  textarea:disabled {
    border-color: var(--line);
    background: var(--ground-hover);
    color: var(--ink-muted);
  }

  .tag {
    display: inline-flex;
    align-items: center;
    gap: 4px;
    padding: 0 6px;
    border-radius: 4px;
    background: var(--ground-hover);
    color: var(--ink-muted);
    font-size: var(--text-s);
    line-height: 20px;
    white-space: nowrap;
  }

  .tag.good {
    background: light-dark(oklch(0.945 0.045 155), oklch(0.31 0.05 155));
    color: var(--good);
  }

  .tag.warn {
    background: var(--slow-tint);
    color: var(--slow);
  }

  .tag.bad {
    background: var(--danger-tint);
    color: var(--danger);
  }

  .tag svg {
    inline-size: 12px;
    block-size: 12px;
  }

  .callout {
    display: flex;
    gap: 8px;
    padding: 8px 12px;
    border-radius: var(--radius);
    background: var(--slow-tint);
    color: var(--slow);
    line-height: 20px;
  }

  .callout svg {
    margin-block-start: 2px;
  }

  .callout.bad {
    background: var(--danger-tint);
    color: var(--danger);
  }

  .callout.plain {
    background: var(--ground-hover);
    color: var(--ink-muted);
  }

  @media (max-width: 719px) {
    input[type='text'],
    input[type='search'],
    input[type='url'],
    input[type='password'],
    input[type='number'],
    input[type='date'],
    select,
    textarea {
      /* Below 16 pixels, phones zoom in on it. */
      font-size: 16px;
    }
  }

  @media (pointer: coarse) {
    input[type='text'],
    input[type='search'],
    input[type='url'],
    input[type='password'],
    input[type='number'],
    input[type='date'],
    select {
      min-block-size: 44px;
    }
  }

  @media (forced-colors: active) {
    .callout,
    .tag {
      border: 1px solid;
    }
  }
`;
