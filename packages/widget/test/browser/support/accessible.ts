import { computeAccessibleName, getRole } from 'dom-accessibility-api';

/**
 * Roles and names as a screen reader gets them: Chromium tells them under a flag that the test runner sets. In other
 * browsers they are computed by the same rules.
 */
if (!('computedRole' in Element.prototype)) {
  Object.defineProperties(Element.prototype, {
    computedRole: {
      get(this: Element) {
        const role = getRole(this) ?? 'generic';
        // The same role by its newer name.
        return role === 'img' ? 'image' : role;
      },
    },
    computedName: {
      get(this: Element) {
        return computeAccessibleName(this);
      },
    },
  });
}
