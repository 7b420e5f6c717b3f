in vec3 p;
in vec3 c;
in vec2 u;
in vec3 l;
#ifdef TEXELS
uniform sampler2D light_map;
#endif
out vec4 pixel;
void main() {
    vec3 a = albedo(c, u, p);
#ifdef EMISSIVE
    vec3 shown = a * (0.85 + 0.5 * grade.w);
#else
#ifdef TEXELS
    vec3 root = texture(light_map, l.xy).rgb;
    vec3 light = root * root * 4.0;
#else
    vec3 light = l;
#endif
    vec3 shown = a * light;
#endif
#ifdef FOG
    float clear = exp(-fog.w * distance(p, eye.xyz));
    shown = mix(fog.rgb, shown, clear);
#endif
    pixel = vec4(tone(shown), 1.0);
}
