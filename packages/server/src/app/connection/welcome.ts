import { agentOf, friendsOf } from '@shopbell/engine';
import { limits, protocolVersion, shopbellError, type Clock, type WelcomeFrame } from '@shopbell/sdk/model';
import type { Storage } from '../../storage/storage.ts';
import type { ConversationReader } from '../feed/conversations.ts';
import { audiencesOfListener, type Listener } from '../feed/listener.ts';
import type { FeedStart } from '../feed/listenerFeed.ts';
import { toldOf, type Told } from '../feed/told.ts';
import { ChatReader } from '../feed/chatReader.ts';
import { staffChatTelling } from '../feed/staffChats.ts';
import type { OpenShop } from '../shop/openShop.ts';
import type { Hello } from './hello.ts';

/** Who missed more than this is told the present state instead: it is smaller. */
const replayAtMost = 1000;

export interface Welcome {
  /** Without the other agents, who are told in the turn in which it is said. */
  readonly frame: WelcomeFrame;
  readonly feed: FeedStart;
}

interface Arrival {
  readonly shop: OpenShop;
  readonly listener: Listener;
  readonly reader: ConversationReader;
  readonly storage: Storage;
  readonly clock: Clock;
}

/**
 * The answer to an accepted hello: what was missed since `since`, or a snapshot. The feed of the listener must be
 * hearing already, so that what happens meanwhile is not lost.
 */
export async function welcomeFor(arrival: Arrival, since: Hello['since']): Promise<Welcome> {
  const missed = since?.epoch === epochOf(arrival) ? await readMissed(arrival, since.seq) : undefined;
  if (since && missed) {
    const lastTold = await readLastTold(arrival, since.seq);
    // The listener stands where it said; the missed events take it on from there.
    return { frame: await frameOf(arrival, since.seq, true), feed: { knows: since.seq, lastTold, missed } };
  }
  if (arrival.listener.onlooks) {
    const { seq } = arrival.shop.desk.desk;
    const frame = { ...(await frameOf(arrival, seq, false)), snapshot: nothingAtTheDesk };
    return { frame, feed: { knows: seq, lastTold: await readLastTold(arrival, seq), missed: [] } };
  }
  // Asked in one turn: both are as of the same sequence.
  const [{ seq, ...snapshot }, chats] = await Promise.all([
    arrival.reader.snapshot(arrival.clock.now()),
    inChats(arrival),
  ]);
  const lastTold = await readLastTold(arrival, seq);
  const frame = { ...(await frameOf(arrival, seq, false)), snapshot: { ...snapshot, ...chats } };
  return { frame, feed: { knows: seq, lastTold, missed: [] } };
}

const nothingAtTheDesk = { conversations: [], staffChats: [], friends: [], customerGroups: [] };

/**
 * Of an onlooker one of its own, so that nobody goes on from there once they have a place at the desk, or from the desk once
 * they have none: what was told until then was of something else.
 */
function epochOf({ shop, listener }: Arrival): string {
  const { epoch } = shop.desk.shop;
  return listener.onlooks ? `${epoch}-onlooker` : epoch;
}

/** The chats that the listener is in, and of an agent their friends. */
async function inChats({ shop, listener, reader, storage }: Arrival) {
  const source = { storage, shopId: shop.desk.shop.shopId, desk: shop.desk.desk };
  const isAgent = listener.kind === 'agent';
  // All at once, before anything is waited for.
  const friends = isAgent ? [...friendsOf(source.desk, listener.id)] : [];
  const [customerGroups, staffChats] = await Promise.all([
    reader.customerGroups.all(),
    isAgent ? new ChatReader(source, listener, staffChatTelling).all() : [],
  ]);
  if (isAgent) return { staffChats, friends, customerGroups };
  return customerGroups.length > 0 ? { customerGroups } : {};
}

/** Undefined if it is too much, or if the listener claims to know what has not happened. */
async function readMissed(
  { shop, listener, storage }: Arrival,
  since: number,
): Promise<readonly Told[] | undefined> {
  if (since > shop.desk.desk.seq) return undefined;
  const audiences = audiencesOfListener(listener);
  const { shopId } = shop.desk.shop;
  const rows = await storage.readFeed(shopId, { audiences, after: since, limit: replayAtMost + 1 });
  return rows.length > replayAtMost ? undefined : rows.map(toldOf);
}

function readLastTold({ shop, listener, storage }: Arrival, upTo: number): Promise<number> {
  return storage.lastTold(shop.desk.shop.shopId, { audiences: audiencesOfListener(listener), upTo });
}

async function frameOf(arrival: Arrival, seq: number, resumed: boolean): Promise<WelcomeFrame> {
  const { shop, clock } = arrival;
  const { shopId, name } = shop.desk.shop;
  return {
    type: 'welcome',
    v: protocolVersion,
    position: { epoch: epochOf(arrival), seq },
    resumed,
    me: await meOf(arrival),
    shop: { id: shopId, name },
    now: clock.now(),
    heartbeatMs: limits.heartbeat,
  };
}

async function meOf({ shop, listener, storage }: Arrival): Promise<WelcomeFrame['me']> {
  const { kind, id } = listener;
  if (kind === 'customer') return { kind, id };
  if (!listener.onlooks) {
    const agent = agentOf(shop.desk.desk, id);
    if (!agent) throw shopbellError('UNAUTHENTICATED');
    return { kind, ...agent };
  }
  // Whoever only administers the shop is never there.
  const account = await storage.findAccountOfAgent(shop.desk.shop.shopId, id);
  if (!account) throw shopbellError('UNAUTHENTICATED');
  return { kind, id, name: account.displayName, status: 'offline' };
}
