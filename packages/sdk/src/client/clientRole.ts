import type { ComeBack } from '../connection/connection.ts';
import type { Introduction, TrafficFrame } from '../connection/attempt.ts';
import type { Credentials } from '../files/fileTransfer.ts';
import type { Conversation } from '../model/conversation.ts';
import type { WelcomeFrame } from '../model/frames.ts';
import type { Present } from '../tabs/relay.ts';
import { Kept } from '../kept.ts';
import type { Platform } from '../platform.ts';
import type { PersonChange } from './note.ts';
import { authorKey, type Person } from './person.ts';

/** What a customer's and an agent's client do each in its own way. */
export abstract class ClientRole {
  protected readonly platform: Platform;
  protected readonly kept: Kept;
  /** Without a slash at its end. */
  protected readonly server: string;

  constructor(server: string, platform: Platform) {
    this.server = server.replace(/\/+$/, '');
    this.platform = platform;
    this.kept = new Kept(platform);
  }

  /** Server, shop and person, as what belongs to them is kept on the device and shared by tabs. */
  protected ownerKey(shopId: string, me: Person): string {
    return `${shopId}@${this.server}/${authorKey(me)}`;
  }

  /**
   * Who is going to be welcomed, where that is known before: their `ownerKey`. Tabs share a connection for one such owner
   * only. Rejects like `authenticate`.
   */
  protected abstract whose(signal: AbortSignal): Promise<string | undefined>;

  /** The server welcomed somebody else: what `whose` said does not hold any more. */
  protected mistaken?(): void;

  /** What the first frame shows. Rejects with a ShopbellError; one with `retry` false ends the connection. */
  protected abstract authenticate(
    signal: AbortSignal,
  ): Introduction['hello']['auth'] | Promise<Introduction['hello']['auth']>;

  /** What shows who asks, over HTTP. */
  protected abstract shown(): Promise<Credentials>;

  /** Whether it was that which was refused, and there may be another to show. */
  protected shownRefused?(error: unknown): boolean;

  /** Whether `authenticate` can offer something else than what was refused. */
  protected credentialsRefused?(signedOut: boolean): ComeBack;

  /** The welcome has been taken in; nobody was told yet. Returns what `ready` tells, once. */
  protected abstract welcomed(frame: WelcomeFrame): unknown;

  /**
   * A frame that may say something beside conversations; an event comes after it was taken in, with what was held
   * before.
   */
  protected heard?(frame: TrafficFrame, before?: ReadonlyMap<string, Conversation>): void;

  /** What another tab is told first, made of what this one holds. */
  protected present?(welcome: WelcomeFrame): Present;

  /** Another tab says that this device is somebody else's from now on, or nobody's. */
  protected personChanged?(change: PersonChange): void;
}
