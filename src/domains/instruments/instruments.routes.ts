import type { App } from '../../platform/http.ts';
import { LegalBasisQuery, LegalBasisShown } from './instruments.schema.ts';
import type { InstrumentsDesk } from './instruments-desk.ts';
import { showAnswer } from './show-answer.ts';

/** HTTP for the register of instruments and the questions it answers. */
export function instrumentRoutes(app: App, desk: InstrumentsDesk): void {
  const tags = ['instruments'];

  app.get(
    '/v1/legal-basis',
    {
      config: { access: 'instruments:read' },
      schema: { tags, querystring: LegalBasisQuery, response: { 200: LegalBasisShown } },
    },
    ({ query }) => showAnswer(desk, desk.askLegalBasis(query), query.knownAt),
  );
}
