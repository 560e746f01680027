/** What is said with one sign in a shop; the keyboards of phones and desktops have all the others. */
export const emoji =
  '😀 😄 😊 🙂 😉 😍 🥰 😘 🤗 🤔 😅 😂 🤣 😭 😢 😞 😔 😟 😡 😱 😴 🤒 👍 👎 👌 🙏 👏 💪 🤝 👋 ✌️ 🤞 💯 🔥 🎉 🎁 🌹 ❤️ 💔 ⭐ ✅ ❌ ❓ ❗ 📦 🚚 🏠 💰 🧾 📷 📞 ⏰ ☀️ 🌧️'.split(
    ' ',
  );
