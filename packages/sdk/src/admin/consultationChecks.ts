import { isCount, isFlag, isText, listOf, optional, shape } from '../guards/shape.ts';
import type { ConsultationRecord, ConsultationRecords } from '../model/admin/consultations.ts';

const isRef = shape<{ id: string; name: string }>({ id: isText, name: isText });

export const isConsultations = shape<ConsultationRecords>({
  records: listOf(
    shape<ConsultationRecord>({
      conversationId: isText,
      customer: shape<ConsultationRecord['customer']>({
        id: isText,
        name: optional(isText),
        subject: optional(isText),
      }),
      kind: isText,
      openedAt: isCount,
      closedAt: optional(isCount),
      group: optional(isRef),
      agent: optional(isRef),
      formerAgents: optional(listOf(isRef)),
    }),
  ),
  total: isCount,
  next: optional(isText),
  cut: optional(isFlag),
});
