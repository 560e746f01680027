import { robotIntents, type KnowledgeClass, type RobotIntent } from '@shopbell/sdk/model';

/** What customers say when they mean it, in Chinese and English: keywords by commas, as shops write theirs. */
const saidByCommas = {
  'shipping-fee':
    '运费,邮费,快递费,配送费,包邮,免邮,shipping fee,shipping cost,shipping charge,cost of shipping,how much is shipping,' +
    'delivery fee,delivery cost,delivery charge,free shipping,free delivery,postage',
  'delivery-time':
    '发货时间,到货时间,什么时候发货,何时发货,多久发货,几天发货,什么时候到,什么时候能到,多久到,多久能到,几天到,几天能到,' +
    '多长时间到,delivery time,shipping time,how long does shipping,how long does delivery,when will it arrive,' +
    'when will it ship,when does it ship,how soon',
  size: '尺码,尺寸,大小,码数,多大码,size,sizing,size chart,measurements',
  stock: '有货,现货,库存,缺货,补货,in stock,out of stock,restock,sold out',
  returns: '退货,退换货,退换,七天无理由,7天无理由,return,return policy,send it back',
  exchange: '换货,换一件,换尺码,exchange',
  refund: '退款,退钱,refund,money back',
  invoice: '发票,开票,invoice,tax receipt',
  warranty: '保修,质保,维修,三包,warranty,guarantee,repair',
} as const satisfies Record<RobotIntent, string>;

const said = new Map(Object.entries(saidByCommas).map(([intent, keywords]) => [intent, keywords.split(',')]));

/** An intent: whether it is about the product or the same for all (RB-01), and what customers say. */
export function intentOf(intent: RobotIntent): { kind: KnowledgeClass; keywords: readonly string[] } {
  return { kind: robotIntents[intent], keywords: said.get(intent) ?? [] };
}
