import type { FindingKind } from '@linli/domain/audit/finding.ts';
import { readAnchors } from './audit/seals/anchors.ts';
import { verifyTrail, type Finding } from './audit/seals/verify-trail.service.ts';
import { readEnvironment } from './shared/environment.ts';
import { openPlatform } from './shared/open-platform.ts';
import { withScope } from './shared/request-context.ts';

/** `npm run audit:verify`: recomputes the whole trail and says what does not agree. (docs/decisions/0009) */
const WORDS: Record<FindingKind, string> = {
  event_edited: '事件被改动 / event edited',
  event_deleted: '事件被删除 / event deleted',
  event_inserted: '事件是后来插入的 / event inserted afterwards',
  seal_edited: '封存记录被改动 / seal edited',
  seal_missing: '封存记录缺失 / seals missing',
  seal_unlinked: '封存记录前后不接 / seal does not follow the one before',
  seal_replaced: '封存记录与锚点不符 / seal is not the one that was anchored',
  tail_cut: '末尾被截掉 / end cut off',
  pruned_early: '未到保存期限就被清除 / removed before its time',
};

function lineOf({ kind, chain, eventId, seals }: Finding): string {
  const range = seals && (seals[0] === seals[1] ? `#${seals[0]}` : `#${seals[0]}–#${seals[1]}`);
  return `  ${WORDS[kind]}   ${[chain, range, eventId && `event ${eventId}`].filter(Boolean).join('   ')}`;
}

const platform = openPlatform(readEnvironment(process.env));
try {
  const { anchorFile } = platform.audit;
  const anchors = await readAnchors(anchorFile);
  const found = await withScope({ kind: 'system' }, async () => verifyTrail(platform.database.scoped, anchors));
  const { chains, seals, events, unsealed, findings } = found;
  console.log(
    `${chains} 条链 chains   ${seals} 个封存 seals   ${events} 个事件 events   ${unsealed} 待封存 to be sealed`,
  );
  if (anchors === null && seals > 0)
    console.log(`! 没有锚点文件，末尾被截看不出来 / Without ${anchorFile} a cut end cannot be seen`);
  console.log(findings.length === 0 ? '✓ 相符 / Everything agrees' : `✗ ${findings.length} 处不符 / do not agree`);
  for (const finding of findings) console.log(lineOf(finding));
  if (findings.length > 0) process.exitCode = 1;
} catch (error) {
  console.error(`✗ ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
} finally {
  await platform.database.close();
}
