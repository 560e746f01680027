import type { DeskSettings, DeskSetup, RobotSettings, RobotSettingsInput } from '@shopbell/sdk/admin';

/** Milliseconds; the server has the same. */
export const timeouts = { least: 500, most: 10_000, normally: 3000 } as const;

const categoryLength = 128;

/** The robot as a form holds it: texts as they are typed. */
export interface RobotDraft {
  readonly position: DeskSettings['robot'];
  /** One a line. */
  readonly categories: string;
  readonly kind: 'built-in' | 'http';
  readonly url: string;
  readonly timeoutMs: number;
  /** Empty: the stored one stays. */
  readonly secret: string;
}

export function robotDraft({ settings }: DeskSetup, { categories, provider }: RobotSettings): RobotDraft {
  const http = provider.kind === 'http' ? provider : undefined;
  return {
    position: settings.robot,
    categories: categories.join('\n'),
    kind: provider.kind,
    url: http?.url ?? '',
    timeoutMs: http?.timeoutMs ?? timeouts.normally,
    secret: '',
  };
}

export function robotInput({ categories, kind, url, timeoutMs, secret }: RobotDraft): RobotSettingsInput {
  return {
    categories: categoriesIn(categories),
    provider:
      kind === 'built-in'
        ? { kind }
        : { kind, url: url.trim(), timeoutMs, ...(secret === '' ? {} : { secret }) },
  };
}

export function categoriesIn(text: string): string[] {
  return text
    .split('\n')
    .map((category) => category.trim())
    .filter((category) => category !== '');
}

/** Fields that may not be saved as they are. */
export function robotProblems(draft: RobotDraft): ReadonlyMap<keyof RobotDraft, true> {
  const wrong = new Map<keyof RobotDraft, true>();
  const categories = categoriesIn(draft.categories);
  if (
    new Set(categories).size < categories.length ||
    categories.some((category) => category.length > categoryLength)
  )
    wrong.set('categories', true);
  if (draft.kind === 'built-in') return wrong;
  if (!isRobotUrl(draft.url.trim())) wrong.set('url', true);
  const { timeoutMs, secret } = draft;
  if (!Number.isInteger(timeoutMs) || timeoutMs < timeouts.least || timeoutMs > timeouts.most)
    wrong.set('timeoutMs', true);
  if (secret !== '' && !/^[\x21-\x7e]{16,512}$/.test(secret)) wrong.set('secret', true);
  return wrong;
}

/** https without a user name; http only on the server's own machine, which the server judges. */
function isRobotUrl(text: string): boolean {
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) return false;
  const { protocol, username, password, hostname } = new URL(text);
  const local = hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d+){3}$/.test(hostname);
  return username === '' && password === '' && (protocol === 'https:' || local);
}
