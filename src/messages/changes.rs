//! Changes → sentences.

use super::{Both, Locale, both, fill, label};
use crate::issue::{Change, Rule};

/// The sentence for a change.
#[must_use]
pub fn change_message(change: &Change, locale: Locale) -> String {
    let mut sentence = String::new();
    let template = change_template(change.rule).pick(locale);
    fill(&mut sentence, template, &|out, _| {
        out.push_str(label(change.field.info().label, locale));
    });
    sentence
}

const fn change_template(rule: Rule) -> Both {
    match rule {
        Rule::Trimmed => {
            both("{field}: spaces at the ends were removed.", "{field}：已去掉首尾空格。")
        }
        Rule::InvisibleRemoved => both(
            "{field}: marks that cannot be seen were removed.",
            "{field}：已去掉看不见的字符。",
        ),
        Rule::Unwrapped => {
            both("{field}: what stood around it was removed.", "{field}：已去掉前后多余的内容。")
        }
        Rule::FullWidthToAscii => {
            both("{field}: full-width characters were replaced.", "{field}：全角字符已转换为半角。")
        }
        Rule::TrunkZeroRemoved => both(
            "{field}: the 0 behind the country code was removed.",
            "{field}：已去掉国家代码后的 0。",
        ),
        Rule::DomainToAscii => both(
            "{field}: the international domain was put into the form that is sent.",
            "{field}：国际化域名已转换为发送所用的形式。",
        ),
        Rule::UnicodeNfc => both(
            "{field}: characters were put into their standard form.",
            "{field}：字符已转换为标准形式。",
        ),
        Rule::LineBreaks => both("{field}: line breaks were unified.", "{field}：换行符已统一。"),
        Rule::SeparatorsRemoved => {
            both("{field}: spaces and separators were removed.", "{field}：已去掉空格和分隔符。")
        }
        Rule::DigitsToAscii => {
            both("{field}: the digits were replaced by 0 to 9.", "{field}：数字已转换为 0 至 9。")
        }
        Rule::CountryCodeRemoved => {
            both("{field}: the country code 86 was removed.", "{field}：已去掉国家代码 86。")
        }
        Rule::DomainLowerCased => {
            both("{field}: the domain was put into lower case.", "{field}：域名已转换为小写。")
        }
        Rule::SchemeLowerCased => both(
            "{field}: the beginning of the address was put into lower case.",
            "{field}：地址开头已转换为小写。",
        ),
        Rule::SpacesEncoded => {
            both("{field}: spaces in the address were encoded.", "{field}：地址中的空格已编码。")
        }
        Rule::MediaTypeLowerCased => both(
            "{field}: the picture's type was put into lower case.",
            "{field}：图片类型已转换为小写。",
        ),
        Rule::MediaTypeCorrected => {
            both("{field}: the picture's type was corrected.", "{field}：图片类型已更正。")
        }
        Rule::Base64Normalised => both(
            "{field}: the picture's data was put into its standard form.",
            "{field}：图片数据已转换为标准形式。",
        ),
        Rule::DataUrlPrefix => both(
            "{field}: the beginning of the data was put into the service's form.",
            "{field}：数据开头已转换为服务要求的形式。",
        ),
        Rule::DuplicatesRemoved => {
            both("{field}: repeated entries were removed.", "{field}：已去掉重复项。")
        }
    }
}
