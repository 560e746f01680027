import { css } from 'lit';

/**
 * Everything that has a colour is derived from the one accent, for light and dark. Greys carry a breath of its hue.
 * Names with `--_` are private; the documented ones are in the class's comment.
 */
export const tokens = css`
  :host([theme='light']) {
    color-scheme: light !important;
  }
  :host([theme='dark']) {
    color-scheme: dark !important;
  }
  :host {
    font: 400 15px/1.5
      var(
        --shopbell-font,
        system-ui,
        'PingFang SC',
        'HarmonyOS Sans SC',
        'Microsoft YaHei',
        'Noto Sans SC',
        'Noto Sans CJK SC',
        sans-serif
      ) !important;
    -webkit-tap-highlight-color: transparent !important;
    --_surface: light-dark(#fff, oklch(from var(--_accent) 0.235 0.008 h));
    --_sunken: light-dark(oklch(from var(--_accent) 0.98 0.004 h), oklch(from var(--_accent) 0.19 0.008 h));
    --_raised: light-dark(oklch(from var(--_accent) 0.95 0.008 h), oklch(from var(--_accent) 0.3 0.012 h));
    --_line: light-dark(oklch(from var(--_accent) 0.9 0.008 h), oklch(from var(--_accent) 0.34 0.012 h));
    --_text: light-dark(oklch(from var(--_accent) 0.25 0.012 h), oklch(from var(--_accent) 0.95 0.006 h));
    --_quiet: light-dark(oklch(from var(--_accent) 0.5 0.014 h), oklch(from var(--_accent) 0.75 0.012 h));
    --_accent-text: light-dark(
      oklch(from var(--_accent) min(l, 0.48) c h),
      oklch(from var(--_accent) max(l, 0.78) min(c, 0.14) h)
    );
    --_tint: light-dark(
      oklch(from var(--_accent) 0.955 min(c, 0.014) h),
      oklch(from var(--_accent) 0.3 min(c, 0.03) h)
    );
    --_danger: light-dark(oklch(0.5 0.18 27), oklch(0.78 0.12 25));
    --_good: light-dark(oklch(0.62 0.16 150), oklch(0.75 0.16 150));
    --_target: 32px;
    --_small: 13px;
    --_large: 17px;
  }
  @media (pointer: coarse) {
    :host {
      --_target: 44px;
    }
  }
`;
