import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vite';

/** The one thing that Vue has to know: `<shop-bell>` is an element, not a component. */
export default defineConfig({
  plugins: [vue({ template: { compilerOptions: { isCustomElement: (tag) => tag === 'shop-bell' } } })],
});
