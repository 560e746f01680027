import { calendarIn, type Statistics } from '@shopbell/metrics';
import { invalid } from '../admin/parse.ts';
import type { Consultation, ConsultationBook } from './consultationBook.ts';
import type { ConsultationsInput } from './query.ts';

/** A consultation of the shop's own, or of a chat on another platform: then with its customer, as was told. */
export interface ListedConsultation extends Consultation {
  readonly customerId?: string;
}

/** What a list is made from. */
export interface Consulted {
  readonly timeZone: string;
  readonly book: ConsultationBook;
  /** Chats of other platforms, whoever is counted; undefined if nobody told of any. */
  readonly told: Statistics | undefined;
  readonly now: number;
}

export interface ConsultationPage {
  readonly total: number;
  readonly consultations: readonly ListedConsultation[];
  /** The `after` of the page that follows. */
  readonly next?: string;
}

const day = 86_400_000;

/** A page of the consultations that began on these days and fit the rest of the question, the newest first. */
export function listConsultations(from: Consulted, asked: ConsultationsInput): ConsultationPage {
  const { groupId, agentId, kind, after, limit, wrote } = asked;
  const saying = wrote && from.book.saying(wrote);
  const found = [...own(from, asked), ...toldOn(from, asked)]
    .filter(
      (one) =>
        (groupId === undefined || one.groupId === groupId) &&
        (agentId === undefined || one.agentIds.includes(agentId)) &&
        (kind === undefined || one.kind === kind) &&
        (saying === undefined || saying.has(one)),
    )
    .sort(newestFirst);
  const last = after === undefined ? undefined : placeIn(after);
  const rest = last ? found.filter((one) => newestFirst(last, one) < 0) : found;
  const consultations = rest.slice(0, limit);
  const end = consultations.at(-1);
  return {
    total: found.length,
    // Beside the book: what is handed on does not change with it.
    consultations: consultations.map((one) => ({ ...one })),
    ...(end && consultations.length < rest.length && { next: placeOf(end) }),
  };
}

function own({ timeZone, book }: Consulted, { from, to }: ConsultationsInput): readonly Consultation[] {
  const { startOf } = calendarIn(timeZone);
  const [since, until] = [startOf(Date.parse(from) / day), startOf(Date.parse(to) / day + 1)];
  return book.all.filter(({ openedAt }) => openedAt >= since && openedAt < until);
}

interface ToldSession {
  readonly sessionId: string;
  readonly conversationId: string;
  readonly customerId: string;
  readonly kind: 'online' | 'leave';
  readonly agentId: string | undefined;
  readonly groupId: string | undefined;
  readonly openedAt: number;
  readonly closedAt: number | undefined;
}

/** Of chats on other platforms; what was told besides of one of the shop's own is in the journal. */
function toldOn({ book, told, now }: Consulted, { from, to }: ConsultationsInput): ListedConsultation[] {
  if (!told) return [];
  const { entries } = told.details({ from, to, now, list: 'sessions' });
  const ours = new Set(book.all.map(({ conversationId }) => conversationId));
  return (entries as readonly ToldSession[]).flatMap(({ sessionId, agentId, customerId, ...one }) => {
    const { conversationId, kind, openedAt, closedAt, groupId } = one;
    if (ours.has(conversationId)) return [];
    return {
      ...{ conversationId, kind, openedAt, closedAt, groupId },
      number: Number(sessionId.slice(conversationId.length + 1)) || 1,
      agentIds: agentId === undefined ? [] : [agentId],
      ...(customerId !== '' && { customerId }),
    };
  });
}

type Place = Pick<Consultation, 'openedAt' | 'conversationId' | 'number'>;

/** No two have the same place, and what comes later is before all that was there. */
function newestFirst(one: Place, other: Place): number {
  const later = other.openedAt - one.openedAt;
  if (later !== 0) return later;
  if (one.conversationId === other.conversationId) return other.number - one.number;
  return one.conversationId < other.conversationId ? 1 : -1;
}

const placeOf = ({ openedAt, number, conversationId }: Place): string =>
  `${String(openedAt)}.${String(number)}.${conversationId}`;

function placeIn(text: string): Place {
  const [, openedAt, number, conversationId] = /^(\d{1,15})\.(\d{1,9})\.(.+)$/su.exec(text) ?? [];
  if (conversationId === undefined) throw invalid('after', 'is not the `next` of a page');
  return { openedAt: Number(openedAt), number: Number(number), conversationId };
}
