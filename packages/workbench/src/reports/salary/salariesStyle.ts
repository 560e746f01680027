import { css } from 'lit';

export const salariesStyle = css`
  :host {
    display: grid;
    gap: 16px;
    padding: 20px 24px 32px;
  }

  :host > * {
    min-inline-size: 0;
  }

  :host > [role='alert']:empty {
    display: none;
  }

  h2 + .intro,
  .intro {
    margin-block-start: 0;
  }

  .top,
  .failed,
  .months,
  .template {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    align-items: center;
  }

  .months,
  .template {
    flex-wrap: nowrap;
    gap: 4px;
  }

  .months select {
    inline-size: auto;
  }

  .top :is(h2, h3) {
    flex: 1 1 160px;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }

  section {
    display: grid;
    gap: 12px;
    padding-block-start: 16px;
    border-block-start: 1px solid var(--line);
  }

  agent-choice {
    max-inline-size: 420px;
  }

  .template .choice {
    flex: 1;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }

  code {
    font-family: ui-monospace, 'Cascadia Mono', Menlo, Consolas, monospace;
  }

  :is(tbody, tfoot) th {
    color: var(--ink);
    font-size: var(--text-m);
    font-weight: 600;
    overflow-wrap: anywhere;
  }

  tfoot :is(th, td) {
    background: var(--ground-side);
    font-weight: 600;
  }

  tfoot .hint {
    font-weight: 400;
  }

  template-dialog,
  confirm-dialog {
    position: absolute;
  }

  @media (max-width: 959px) {
    section .top h3 {
      flex-basis: 100%;
    }
  }

  @media (max-width: 719px) {
    :host {
      padding-inline: 12px;
    }
  }
`;
