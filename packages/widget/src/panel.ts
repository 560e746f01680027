/** What the loader imports on the first tap: `dist/widget/panel.js`. */
import './define.ts';
