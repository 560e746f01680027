import type { Introduction, TrafficFrame } from '../connection/attempt.ts';
import type { Credentials } from '../files/fileTransfer.ts';
import type { Conversation } from '../model/conversation.ts';
import type { WelcomeFrame } from '../model/frames.ts';
import type { Present } from '../tabs/relay.ts';
import type { PersonChange } from './mirror.ts';

/** What a customer's and an agent's client do each in its own way. */
export abstract class ClientRole {
  /**
   * Who is going to be welcomed, where that is known before: an `ownerKey`. Tabs share a connection for one such owner
   * only. Rejects like `authenticate`.
   */
  protected abstract whose(signal: AbortSignal): Promise<string | undefined>;

  /** The server welcomed somebody else: what `whose` said does not hold any more. */
  protected mistaken(): void {
    return;
  }

  /** What the first frame shows. Rejects with a ShopbellError; one with `retry` false ends the connection. */
  protected abstract authenticate(signal: AbortSignal): Promise<Introduction['hello']['auth']>;

  /** Calls with what shows who asks, over HTTP. */
  protected abstract authorized<T>(call: (shown: Credentials) => Promise<T>): Promise<T>;

  /** Whether `authenticate` can offer something else than what was refused. */
  protected credentialsRefused(_signedOut: boolean): boolean {
    return false;
  }

  /** The welcome has been taken in; nobody was told yet. Returns what `ready` tells, once. */
  protected abstract welcomed(frame: WelcomeFrame): unknown;

  /**
   * A frame that may say something beside conversations; an event comes after it was taken in, with what was held
   * before.
   */
  protected heard(_frame: TrafficFrame, _before?: ReadonlyMap<string, Conversation>): void {
    return;
  }

  /** What another tab is told first, made of what this one holds. */
  protected present(welcome: WelcomeFrame): Present {
    return { welcome, more: [] };
  }

  /** Another tab says that this device is somebody else's from now on, or nobody's. */
  protected personChanged(_change: PersonChange): void {
    return;
  }
}
