(() => {
  // boot.js
  var unpack = async () => {
    const packed = document.getElementById("packed"), bytes = Uint8Array.from(atob(packed.textContent), (one) => one.charCodeAt(0));
    const text = await new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).text();
    for (const [type, id, content] of JSON.parse(text)) {
      const script = document.createElement("script");
      if (type) script.type = type;
      if (id) script.id = id;
      script.textContent = content;
      document.body.append(script);
    }
    packed.remove();
  };
  var say = (error) => document.body.prepend(`本页无法展开，请换用较新的浏览器。/ This page cannot be unpacked; open it in a newer browser. (${error})`);
  unpack().catch(say);
})();
