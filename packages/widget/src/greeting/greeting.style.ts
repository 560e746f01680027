/** Beside the bell, on the shop's own page: as quiet as the bell itself. */
export const greetingStyle = `
.greeting {
  display: flex;
  position: absolute;
  inset-inline-end: 68px;
  bottom: 0;
  align-items: start;
  width: max-content;
  max-width: min(260px, 100vw - 120px);
  border: 1px solid light-dark(#0000001f, #ffffff1f);
  border-radius: 18px;
  border-end-end-radius: 6px;
  background: light-dark(#fff, #22252b);
  color: light-dark(#1c2129, #eef0f3);
  font: 14px/1.5 system-ui, 'PingFang SC', 'HarmonyOS Sans SC', 'Microsoft YaHei', 'Noto Sans SC', sans-serif;
  box-shadow: 0 2px 3px #0002, 0 6px 20px #0003;
  animation: greet 200ms both;
}
.greeting[inert] { visibility: hidden }
.greeting button {
  border: 0;
  background: none;
  color: inherit;
  font: inherit;
  cursor: pointer;
}
.greeting button:focus-visible {
  outline: 2px solid;
  outline-offset: -3px;
  border-radius: 14px;
}
.greeting .words {
  min-width: 0;
  padding-block: 12px;
  padding-inline: 14px 0;
  text-align: start;
  overflow-wrap: anywhere;
}
.greeting .away {
  display: grid;
  flex: none;
  place-items: center;
  width: 44px;
  height: 44px;
  padding: 0;
  opacity: .7;
}
.greeting svg { width: 16px; height: 16px }
@keyframes greet { from { opacity: 0; transform: translateY(6px) } }
@media (prefers-reduced-motion: reduce) { .greeting { animation: none } }
`;
