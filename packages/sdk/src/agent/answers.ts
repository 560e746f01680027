import { isNamed, isScope } from '../guards/conversation.ts';
import { isCount, isFlag, isText, listOf, optional, shape } from '../guards/shape.ts';
import type { AgentExplanation, PendingLeaveMessage } from '../model/methods.ts';
import type { ShopNotice } from '../model/notices.ts';
import { isNotices } from './frames.ts';

/* What answers must hold to be relied on that only agents get. */

export const isLeaveMessages = shape<{ leaveMessages: PendingLeaveMessage[]; total: number }>({
  total: isCount,
  leaveMessages: listOf(
    shape<PendingLeaveMessage>({
      conversationId: isText,
      group: isNamed,
      customer: shape<PendingLeaveMessage['customer']>({ id: isText, name: optional(isText) }),
      scope: isScope,
      at: isCount,
      text: isText,
    }),
  ),
});
export const isRecalled = shape<{ seq: number; at: number }>({ seq: isCount, at: isCount });
export const isNoteKept = shape<{ id: string; seq: number; at: number }>({
  id: isText,
  seq: isCount,
  at: isCount,
});
export const isNoticeList = shape<{ notices: ShopNotice[] }>({ notices: isNotices });
export const isExplanation = shape<AgentExplanation>({
  agent: isNamed,
  failed: optional(isText),
  inNoGroup: isFlag,
  groups: listOf(
    shape<AgentExplanation['groups'][number]>({ group: isNamed, next: isFlag, disabled: isFlag }),
  ),
});
