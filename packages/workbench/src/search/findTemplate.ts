import { html, nothing } from 'lit';
import type { Words } from '../words/words.ts';
import { CustomerSearch } from './customerSearch.ts';
import type { FindController } from './findController.ts';
import { SearchResults } from './searchResults.ts';

/** The field above the lists, and what was found in their place. */
export function findTemplate(
  find: FindController,
  { words, today, mine }: { words: Words; today: number; mine: (conversationId: string) => boolean },
) {
  const beside = (event: Event, name: 'search-results' | 'customer-search') => {
    const { parentElement } = event.currentTarget as HTMLElement;
    return parentElement?.querySelector(name);
  };
  return html`<customer-search
      .words=${words}
      .typed=${find.typed}
      @go-to-found=${(event: Event) => {
        const [field, results] = [event.currentTarget, beside(event, 'search-results')];
        void find.now().then(async (answered) => {
          if (!answered || !(results instanceof SearchResults)) return;
          await results.updateComplete;
          // Whoever went elsewhere meanwhile stays there.
          if (field instanceof CustomerSearch && field.hasFocus) results.focusFirst();
        });
      }}
    ></customer-search>
    ${
      find.active
        ? html`<search-results
            .words=${words}
            .results=${find.results}
            .today=${today}
            .mine=${mine}
            @go-to-search=${(event: Event) => {
              const field = beside(event, 'customer-search');
              if (field && 'focusField' in field) field.focusField();
            }}
          ></search-results>`
        : nothing
    }`;
}
