import { css, html } from 'lit';
import { live } from 'lit/directives/live.js';

/** Something that takes effect as soon as it is switched. */
export function toggle(of: {
  readonly name: string;
  readonly on: boolean;
  readonly change: (on: boolean) => void;
}) {
  return html`<input
    type="checkbox"
    role="switch"
    class="switch"
    aria-label=${of.name}
    title=${of.name}
    .checked=${live(of.on)}
    @change=${(event: Event & { target: HTMLInputElement }) => {
      const { checked } = event.target;
      // It shows what the server has: it turns when that has changed.
      event.target.checked = of.on;
      of.change(checked);
    }}
  />`;
}

export const switchStyle = css`
  input.switch {
    appearance: none;
    position: relative;
    inline-size: 32px;
    block-size: 18px;
    margin: 0;
    border-radius: 9px;
    background: var(--line-strong);
    cursor: pointer;
    transition: background-color 120ms;
  }

  input.switch::before {
    content: '';
    position: absolute;
    inset: 2px auto auto 2px;
    inline-size: 14px;
    block-size: 14px;
    border-radius: 50%;
    background: var(--ground);
    transition: transform 120ms;
  }

  input.switch:checked {
    background: var(--accent);
  }

  input.switch:checked::before {
    transform: translateX(14px);
  }

  input.switch:dir(rtl):checked::before {
    transform: translateX(-14px);
  }

  @media (forced-colors: active) {
    input.switch {
      border: 1px solid ButtonText;
    }

    input.switch::before {
      background: ButtonText;
    }

    input.switch:checked::before {
      background: Highlight;
    }
  }
`;
